"""Document → what is written in it: parties, times, quantities, attributions, events, stances, claims."""

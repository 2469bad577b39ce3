"""Records of the three levels: what is written, who commits to what, what we conclude."""

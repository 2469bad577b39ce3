"use strict";
// Draws the charts whose data stand beside the page. Without this, the tables say the same.

(() => {
  const root = document.documentElement;
  const most = 1000; // pixels

  async function draw(figure) {
    const address = new URL(figure.dataset.chart, location.href);
    const place = figure.querySelector(".drawn");
    figure.hidden = false;
    address.searchParams.set("lang", root.lang);
    address.searchParams.set("width", Math.round(Math.min(most, Math.max(figure.dataset.least, place.clientWidth))));
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const chart = await answer.json();
    delete chart.spec.title; // stands above already
    delete chart.spec.$schema; // the libraries are of a later release, which reads it as well and would say so
    await window.vegaEmbed(place, chart.spec, {
      actions: false, ast: true, defaultStyle: false, mode: "vega-lite", renderer: "svg", tooltip: false,
    });
    place.querySelector("svg").setAttribute("aria-hidden", "true"); // its place has the name, the table the content
    const caption = figure.querySelector("figcaption");
    if (caption) caption.textContent = chart.caption;
    if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
    figure.dataset.state = "drawn";
  }

  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    draw(figure).catch((error) => {
      figure.hidden = true;
      figure.dataset.state = `failed: ${error}`;
    });
  }
})();

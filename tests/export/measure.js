// What the page of a check looks like once it is laid out, written into <pre id="measured">; used by test_check_page.py.
"use strict";
{
  const out = {}, all = name => [...document.querySelectorAll(name)];
  const rects = () =>
    notes.filter(note => !note.hidden).map(note => note.getBoundingClientRect()).sort((a, b) => a.top - b.top);

  const shown = rects(), sheet = $("sheet").getBoundingClientRect();
  out.notes = shown.length;
  out.gaps = shown.slice(1).map((rect, i) => rect.top - shown[i].bottom);
  out.beside = shown.every(rect => rect.left > sheet.right && rect.right <= innerWidth);
  out.lines = $("lines").children.length;
  out.fits = document.documentElement.scrollWidth <= innerWidth;

  const part = value => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (over, under) => {
    const ink = luminance(getComputedStyle(document.querySelector(over)).color);
    const paper = luminance(getComputedStyle(document.querySelector(under)).backgroundColor);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  const severities = ["error", "warning", "info"].map(name => contrast(`.note.${name} header b`, ".note"));
  out.contrast = [contrast(".par", "#sheet"), contrast(".message", ".note"), contrast(".place", ".note"), ...severities];
  out.back = luminance(getComputedStyle(document.body).backgroundColor);

  const key = name => document.dispatchEvent(new KeyboardEvent("keydown", { key: name }));
  key("n");
  key("n");
  out.chosen = chosen;
  out.at = $("at").textContent;
  key("p");
  out.before = chosen;
  key("Escape");
  out.after = chosen;

  document.querySelector("#severities .filter").click();
  out.filtered = rects().length;
  out.underlined = all(".find.error").length;
  all("#families .filter").forEach(button => button.click());
  out.none = rects().length;
  out.clean = $("clean").textContent;
  all(".filter[aria-pressed=false]").forEach(button => button.click());
  out.again = rects().length;

  document.querySelector(".find.warning").click();
  out.clicked = paper.findings[chosen].severity;
  out.links = all("a.cite, .back a").every(link => $(link.hash.split("-")[1]));
  const pre = document.createElement("pre");
  pre.id = "measured";
  pre.textContent = JSON.stringify(out);
  document.body.append(pre);
}

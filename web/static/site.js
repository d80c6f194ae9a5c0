/* What the pages do better with JavaScript. Everything works without it.
   Answers are read as documents and moved, never written as text into the page. */

const DELAY = 140; // milliseconds of rest before words are offered: shorter than a pause, longer than a keystroke
const PAUSE = 350; // milliseconds of rest before results are shown: half a word finds what nobody looks for
const SHORTEST = 2; // characters; one letter begins everything
const find = (selector, inside = document) => inside.querySelector(selector);
const on = (type, hear, where = document) => where.addEventListener(type, hear);
const chord = (event) => event.ctrlKey || event.metaKey || event.altKey;
const box = find("#q");

document.documentElement.classList.add("scripted"); // shows what needs a script, within folds

const status = make("p", { role: "status", class: "unseen" });
document.body.append(status);
function say(words) { status.textContent = words; }

function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* "/" puts the cursor into the box. */
on("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key !== "/" || chord(event) || typing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/* Buttons that copy: hidden without a script. */
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  if (!text || !navigator.clipboard) continue;
  const label = button.textContent;
  button.hidden = false;
  on("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  }, button);
}

/* A folded part of the page opens when the address leads into it. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();

/* A long list of choices is narrowed by typing. */
on("input", ({ target }) => {
  if (!target.matches(".sift")) return;
  const wanted = target.value.trim().toLocaleLowerCase();
  for (const choice of target.closest(".facet").querySelectorAll("li")) {
    choice.hidden = !find(".label", choice).textContent.toLocaleLowerCase().includes(wanted);
  }
});

/* The same page with another search: fetched, and put in place. The box keeps its cursor. */
const canSwap = find(".finder") && !find(".opening");
const address = () => location.pathname + location.search;
let shown = address();
let running = null;
let typed = false; // the address was made by typing, so typing on replaces it

function fetched(url) {
  running?.abort();
  const asking = running = new XMLHttpRequest();
  find("#results").ariaBusy = "true";
  return new Promise((resolve) => {
    asking.open("GET", url);
    asking.responseType = "document";
    asking.onloadend = () => {
      if (running !== asking) return;
      running = null;
      find("#results").ariaBusy = "false";
      const page = asking.status === 200 && asking.response;
      resolve(page && find(".finder", page) && !find(".opening", page) && page);
    };
    asking.send();
  });
}

/* What is in focus, by the list it is in and by its name: the next page has other elements. */
const name = (each) => each.ariaLabel?.split(":")[0] ?? (find(".label", each) ?? each).textContent.trim();
function group(each) {
  const found = each.closest(".facet") ?? each.closest("[aria-labelledby], [aria-label]:not(a)");
  return found?.getAttribute("aria-labelledby") ?? found?.ariaLabel;
}

function place(page, { keepBox = false } = {}) {
  const focused = find("main").contains(document.activeElement) ? document.activeElement : null;
  const [where, what] = focused ? [group(focused), name(focused)] : [];
  const open = [...document.querySelectorAll("main details[id]")].map((fold) => [fold.id, fold.open]);
  document.title = page.title;
  for (const part of ["main", "footer", ".languages"]) find(part)?.replaceWith(find(part, page) ?? "");
  box.form.querySelectorAll("[type=hidden]").forEach((each) => each.remove());
  box.form.append(...page.querySelectorAll("[role=search] [type=hidden]"));
  if (!keepBox) box.value = find("#q", page).value;
  for (const [id, was] of open) Object.assign(document.getElementById(id) ?? {}, { open: was });
  if (focused) refocus(where, what);
  say(find("#total").textContent);
}

function refocus(where, what) {
  const links = [...document.querySelectorAll("main a[href]")].filter((each) => group(each) === where && each.checkVisibility());
  const next = links.find((each) => name(each) === what) ?? (where && links[0]) ?? find("#results");
  next.focus({ preventScroll: true });
}

async function go(url, { replace = false, keepBox = false, top = false } = {}) {
  const page = await fetched(url);
  if (!page) return keepBox || location.assign(url); // an error is a page of its own
  if (!replace) history.replaceState({ y: scrollY }, "");
  history[replace ? "replaceState" : "pushState"](null, "", url);
  shown = address();
  place(page, { keepBox });
  if (top) scrollTo(0, 0);
}

addEventListener("popstate", async (event) => {
  if (address() === shown) return; // only the part behind # has changed
  typed = false;
  shown = address();
  const page = canSwap && await fetched(location.href);
  if (!page) return location.reload();
  place(page);
  scrollTo(0, event.state?.y ?? 0);
});

on("click", (event) => {
  const link = event.target.closest("main a[href]");
  if (!canSwap || !link || event.button || event.shiftKey || chord(event)) return;
  const url = new URL(link.getAttribute("href"), location.href); // an SVG link has no plain href
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash || !url.search) return;
  event.preventDefault();
  typed = false;
  go(url.href, { top: /next|prev/.test(link.getAttribute("rel")) });
});

/* Return where *form* leads, without its empty fields. */
function target(form) {
  const url = new URL(form.action);
  for (const [key, value] of new FormData(form)) if (value) url.searchParams.append(key, value);
  return url;
}

on("submit", (event) => {
  const url = target(event.target);
  close();
  still();
  if (!canSwap || url.pathname !== location.pathname || !url.search) return;
  event.preventDefault();
  go(url.href, { replace: typed && url.pathname + url.search === shown, top: true });
  typed = false;
});

/* The box is a combobox (WAI-ARIA) that offers completions. */
const list = make("ul", { role: "listbox", id: "suggestions", class: "suggestions", hidden: "" });
let resting = 0;
let pausing = 0;
let active = -1;
let asked = 0;

function close() {
  list.hidden = true;
  if (!box) return;
  box.ariaExpanded = "false";
  point(-1);
}

function point(to) {
  active = to;
  [...list.children].forEach((each, at) => { each.ariaSelected = at === to; });
  if (to < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", `suggestion-${to}`);
}

async function suggest(text) {
  const asking = ++asked;
  const url = new URL("api/v1/suggest", new URL(".", box.form.action));
  url.searchParams.set("q", text);
  const answer = await fetch(url).catch(() => null);
  const [, words] = answer?.ok ? await answer.json() : [text, []];
  if (asking !== asked || document.activeElement !== box || box.value !== text) return;
  const others = words.filter((each) => each !== text);
  list.replaceChildren(...others.map((each, at) => make(
    "li", { role: "option", id: `suggestion-${at}`, dir: "auto" },
    each.slice(0, text.length), make("b", {}, each.slice(text.length)),
  )));
  close();
  if (!others.length) return;
  list.hidden = false;
  box.ariaExpanded = "true";
  say(`${list.ariaLabel}: ${others.length}`);
}

const enough = () => box.value.trim().length >= SHORTEST;

function results() {
  if (!enough()) return;
  const url = target(box.form);
  if (canSwap && url.pathname === location.pathname && url.pathname + url.search !== shown) {
    const replace = typed;
    typed = true;
    go(url.href, { replace, keepBox: true });
  }
}

function still() {
  clearTimeout(resting);
  clearTimeout(pausing);
}

function soon() {
  still();
  asked += 1;
  resting = setTimeout(() => (enough() ? suggest(box.value) : close()), DELAY);
  pausing = setTimeout(results, PAUSE);
}

function choose(option) {
  box.value = option.textContent;
  box.form.requestSubmit();
}

function key(event) {
  if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
  const last = list.children.length - 1;
  if (list.hidden) {
    if (event.key === "ArrowDown" && enough()) suggest(box.value);
    return;
  }
  if (event.key === "ArrowDown") point(active === last ? -1 : active + 1);
  else if (event.key === "ArrowUp") point(active < 0 ? last : active - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
  else return;
  event.preventDefault();
}

if (box) {
  Object.assign(box, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  box.setAttribute("aria-controls", list.id);
  list.ariaLabel = box.dataset.suggestions;
  box.closest(".box").append(list);
  on("input", (event) => { if (!event.isComposing) soon(); }, box);
  on("compositionend", soon, box);
  on("keydown", key, box);
  on("blur", () => { still(); close(); }, box);
  on("pointerdown", (event) => event.preventDefault(), list); // the cursor stays in the box
  on("click", (event) => { const option = event.target.closest("li"); if (option) choose(option); }, list);
}

/* <onrecord-search endpoint="https://records.example.org"> - docs/widget.md says what it takes and tells.
   Text from the network only ever becomes text nodes. */

const DELAY = 160; // milliseconds of rest before a search: shorter than a pause, longer than a keystroke
const SHORTEST = 2; // characters; one letter matches everything
const LONGEST = 256; // characters; the server reads no more
const SLOW = 800; // milliseconds after which a wait is said: before, it would only flicker
const PATIENCE = 12000; // milliseconds after which no answer is an error; the server gives up before

const WORDS = {
  en: {
    label: "Search press releases", placeholder: "Words, names, figures", button: "Search", list: "Releases",
    all: "All results", none: "No release matches", failed: "Search is not available now", undated: "no date", busy: "Searching…",
    relaxed: "No release has all of these words; these have the most of them",
    total: { one: "release found", other: "releases found" },
  },
  ru: {
    label: "Поиск по пресс-релизам", placeholder: "Слова, имена, цифры", button: "Найти", list: "Релизы",
    all: "Все результаты", none: "Подходящих релизов нет", failed: "Поиск сейчас недоступен", undated: "без даты", busy: "Идёт поиск…",
    relaxed: "Нет релиза со всеми этими словами; в этих их больше всего",
    total: { one: "релиз найден", few: "релиза найдено", many: "релизов найдено", other: "релиза найдено" },
  },
  kk: {
    label: "Баспасөз релиздерінен іздеу", placeholder: "Сөздер, есімдер, сандар", button: "Іздеу",
    list: "Релиздер", all: "Барлық нәтиже", none: "Сәйкес релиз жоқ", failed: "Іздеу қазір қолжетімсіз",
    undated: "күні жоқ", busy: "Іздеп жатыр…", relaxed: "Осы сөздердің бәрі бар релиз жоқ; мұнда олардың көбі бар",
    total: { other: "релиз табылды" },
    // Chromium has no Kazakh dates.
    months: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  },
};

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
:host { --_ink: var(--onrecord-ink, light-dark(#15201d, #e4eae6)); --_soft: var(--onrecord-soft, light-dark(#50605a, #a0afa8));
  --_sheet: var(--onrecord-background, light-dark(#fff, #181f1c)); --_rule: var(--onrecord-rule, light-dark(#d3dad5, #2c3632));
  --_edge: light-dark(#7d8b85, #6f7f78); --_accent: var(--onrecord-accent, light-dark(#2f3d96, #aab6ff));
  --_on-accent: var(--onrecord-on-accent, light-dark(#fff, #10162f)); --_light: var(--onrecord-highlight, light-dark(#ffe48a, #6a5300));
  --_radius: var(--onrecord-radius, 6px);
  color-scheme: light dark; display: block; position: relative; color: var(--_ink);
  font: 1rem/1.45 var(--onrecord-font, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif); text-align: start; }
:host([hidden]), [hidden] { display: none !important; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
* { box-sizing: border-box; }
form { display: flex; margin: 0; background: var(--_sheet); border: 1px solid var(--_edge); border-radius: var(--_radius); overflow: clip; }
form:focus-within { border-color: var(--_accent); box-shadow: 0 0 0 2px var(--_accent); }
input, button { font: inherit; color: inherit; border: 0; min-height: 3rem; }
input { flex: 1; min-width: 0; padding: 0 1rem; background: none; outline: 0; appearance: none; }
input::placeholder { color: var(--_soft); opacity: 1; }
input::-webkit-search-cancel-button { display: none; }
button { padding: 0 1.1rem; background: var(--_accent); color: var(--_on-accent); font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid var(--_on-accent); outline-offset: -6px; }
.panel { position: absolute; z-index: 1000; inset-inline: 0; margin-top: .35rem; background: var(--_sheet); border: 1px solid var(--_rule);
  border-radius: var(--_radius); box-shadow: 0 8px 28px #0003; max-height: min(70vh, 36rem); overflow-y: auto; }
.note { margin: 0; padding: .75rem 1rem; color: var(--_soft); }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { display: block; min-height: 2.75rem; padding: .7rem 1rem; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
a + a { border-top: 1px solid var(--_rule); }
a[aria-selected="true"], a:hover { background: color-mix(in srgb, var(--_accent) 10%, transparent); }
a[aria-selected="true"] { box-shadow: inset 3px 0 0 var(--_accent); }
.title { display: block; font-weight: 600; line-height: 1.3; }
.meta, .snippet { display: block; color: var(--_soft); font-size: .875rem; }
.snippet { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
mark { background: var(--_light); color: var(--_ink); border-radius: 2px; }
.badges { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .4rem; }
.badge { border-inline-start: 3px solid var(--_accent); padding: .1rem .5rem; font-size: .875rem; font-variant-numeric: tabular-nums;
  background: color-mix(in srgb, var(--_accent) 8%, transparent); }
.badge:hover { text-decoration: underline; }
.all { font-weight: 600; color: var(--_accent); }
@media (forced-colors: active) {
  form:focus-within, a[aria-selected="true"] { outline: 3px solid Highlight; outline-offset: -3px; }
  button { border-inline-start: 1px solid; }
  .badge { border-block: 1px solid; border-inline-end: 1px solid; }
}
@media print { .panel { display: none; } }
`);

/** Return a new element; *children* are elements, or strings that become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Return the text of *segments* with what is lit in marks. */
function lit(segments) {
  return segments.map(({ text, highlight }) => (highlight ? element("mark", { part: "highlight" }, text) : text));
}

class OnrecordSearch extends HTMLElement {
  static observedAttributes = ["lang", "label", "placeholder", "endpoint", "filters", "limit", "target"];

  #built = false;
  #active = -1;
  #timer = 0;
  #running = null;
  #shown = "";

  connectedCallback() {
    if (!this.#built) this.#build();
    this.#translate();
    document.addEventListener("pointerdown", this.#outside);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#outside);
    this.#forget();
  }

  attributeChangedCallback() {
    if (!this.#built) return;
    this.#translate();
    this.#close();
  }

  get value() { return this.input.value; }
  set value(text) { this.input.value = text; }
  focus(options) { this.input.focus(options); }

  #build() {
    this.#built = true;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [SHEET];
    this.input = element("input", {
      part: "input", type: "search", name: "q", role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      enterkeyhint: "search", maxlength: LONGEST, dir: "auto", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "list", "aria-haspopup": "listbox",
    });
    this.input.value = this.querySelector('[name="q"]')?.value ?? "";
    this.button = element("button", { part: "button", type: "submit" });
    this.form = element("form", { part: "box", role: "search" }, this.input, this.button);
    this.status = element("div", { class: "status", role: "status" });
    this.note = element("p", { part: "note", class: "note", hidden: "" });
    this.list = element("div", { part: "list", role: "listbox", id: "list" });
    this.panel = element("div", { part: "panel", class: "panel", hidden: "" }, this.note, this.list);
    root.replaceChildren(this.form, this.status, this.panel);
    this.#listen();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.input.addEventListener("input", (event) => { this.#activate(-1); if (!event.isComposing) this.#soon(); });
    this.input.addEventListener("compositionend", () => this.#soon());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", (event) => { if (!this.contains(event.relatedTarget)) this.#close(); });
    this.list.addEventListener("pointerdown", (event) => this.#aim(event));
    this.list.addEventListener("click", (event) => this.#select(event));
  }

  #outside = (event) => { if (!event.composedPath().includes(this)) this.#close(); };

  get #words() {
    const asked = this.getAttribute("lang") || this.closest("[lang]")?.lang || document.documentElement.lang;
    const spoken = asked.slice(0, 2).toLowerCase();
    return WORDS[spoken] ? { language: spoken === "en" ? "en-GB" : spoken, ...WORDS[spoken] } : { language: "en-GB", ...WORDS.en };
  }

  #translate() {
    const words = this.#words;
    this.form.lang = this.panel.lang = this.status.lang = words.language;
    this.input.placeholder = this.getAttribute("placeholder") ?? words.placeholder;
    this.input.setAttribute("aria-label", this.getAttribute("label") ?? words.label);
    this.list.setAttribute("aria-label", words.list);
    this.button.textContent = words.button;
  }

  /** Return an address of the site at the endpoint, with the filters, the parameters and the widget's language.

      English is the site's own; where a link leads to, the reader's browser may still ask for another. */
  #address(path, parameters = {}) {
    const base = new URL(this.getAttribute("endpoint") || "/", document.baseURI);
    if (!/^https?:$/.test(base.protocol)) throw new TypeError(`endpoint is ${base.href}: it must be http or https`);
    if (!base.pathname.endsWith("/")) base.pathname += "/";
    base.search = base.hash = "";
    const url = new URL(path, base);
    for (const [name, value] of new URLSearchParams(this.getAttribute("filters") ?? "")) url.searchParams.append(name, value);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const { language } = this.#words;
    if (language !== "en-GB") url.searchParams.set("hl", language);
    return url;
  }

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`onrecord-search:${name}`, { detail, bubbles: true, composed: true, cancelable }));
  }

  #soon() {
    this.#forget();
    const query = this.input.value.trim();
    if (query.length < SHORTEST) return this.#close();
    this.#timer = setTimeout(() => this.#search(query), DELAY);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = null;
  }

  async #search(query) {
    if (!this.#tell("search", { query }, true)) return this.#close();
    const running = (this.#running = new AbortController());
    const slow = setTimeout(() => { this.list.replaceChildren(); this.#say(this.#words.busy, true); this.#open(); }, SLOW);
    const late = setTimeout(() => running.abort(), PATIENCE);
    let status = 0;
    try {
      const limit = Math.min(Math.max(Number.parseInt(this.getAttribute("limit"), 10) || 5, 1), 20);
      const answer = await fetch(this.#address("api/v1/search", { q: query, size: limit, facets: "" }), {
        signal: running.signal, credentials: "omit", referrerPolicy: "no-referrer", headers: { Accept: "application/json" },
      });
      status = answer.ok ? 0 : answer.status;
      const body = await answer.json();
      if (running !== this.#running) return; // another search has begun since
      if (answer.ok) this.#show(query, body);
      else this.#fail(status, status === 400 ? body.detail : this.#words.failed);
    } catch (error) {
      if (running === this.#running) this.#fail(status, this.#words.failed, error);
    } finally {
      clearTimeout(slow);
      clearTimeout(late);
    }
  }

  #fail(status, detail, error = null) {
    this.#activate(-1);
    this.list.replaceChildren();
    this.#say(detail, true);
    this.#open();
    this.#tell("error", { status, detail, error });
  }

  #show(query, result) {
    const words = this.#words;
    const total = `${result.total.toLocaleString(words.language)} ${words.total[new Intl.PluralRules(words.language).select(result.total)] ?? words.total.other}`;
    const options = result.hits.map((hit, number) => this.#option(hit, number, query));
    if (options.length) {
      const all = this.#anchor(this.#address("", { q: query }), options.length, "all");
      all.append(`${words.all} (${result.total.toLocaleString(words.language)})`);
      options.push(all);
    }
    this.#activate(-1);
    this.list.replaceChildren(...options);
    this.#shown = query;
    if (result.relaxed && options.length) this.#say(words.relaxed, true);
    else this.#say(options.length ? total : words.none, !options.length);
    this.#open();
    this.#tell("results", { query, total: result.total, hits: result.hits });
  }

  #anchor(url, number, style) {
    const target = this.getAttribute("target") || "_self";
    const anchor = element("a", { part: `option ${style}`, class: style, role: "option", id: `option-${number}`, tabindex: "-1", "aria-selected": "false", target, rel: "noopener" });
    anchor.href = anchor.dataset.home = url.href;
    return anchor;
  }

  #option(hit, number, query) {
    const words = this.#words;
    const url = this.#address(`releases/${encodeURIComponent(hit.id)}`, { q: query });
    const anchor = this.#anchor(url, number, "release");
    anchor.dataset.release = hit.id;
    const meta = [hit.date ? this.#day(hit.date) : words.undated, hit.agency?.name].filter(Boolean).join(" · ");
    anchor.append(
      element("span", { part: "title", class: "title", lang: hit.lang }, ...lit(hit.title_segments)),
      element("span", { part: "meta", class: "meta" }, meta),
    );
    if (hit.snippets[0]) anchor.append(element("span", { part: "snippet", class: "snippet", lang: hit.lang }, ...lit(hit.snippets[0].segments)));
    if (hit.facts.length) anchor.append(element("span", { part: "badges", class: "badges" }, ...hit.facts.map((fact) => this.#badge(fact))));
    return anchor;
  }

  #badge(fact) {
    return element("span", { part: "badge", class: "badge", "data-fact": String(fact.number) }, fact.badge);
  }

  #day(iso) {
    const { language, months } = this.#words;
    const [year, month, day] = iso.split("-").map(Number);
    if (months) return `${year} ж. ${day} ${months[month - 1]}`;
    return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
  }

  /** Let the press on a badge lead to its sentence, and on anything else of the option to the release. */
  #aim(event) {
    const anchor = event.target.closest("a");
    const fact = event.target.closest("[data-fact]")?.dataset.fact;
    if (anchor) anchor.href = fact === undefined ? anchor.dataset.home : `${anchor.dataset.home}#fact-${fact}`;
  }

  #select(event) {
    const anchor = event.target.closest("a");
    if (!anchor) return;
    const told = this.#tell("select", { url: anchor.href, release: anchor.dataset.release ?? null, query: this.#shown }, true);
    if (!told) event.preventDefault();
  }

  #submit() {
    const query = this.input.value.trim();
    this.#forget();
    let anchor;
    try {
      anchor = this.#anchor(this.#address("", query ? { q: query } : {}), "all", "all");
    } catch (error) {
      return this.#fail(0, this.#words.failed, error);
    }
    if (this.#tell("select", { url: anchor.href, release: null, query }, true)) anchor.click();
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const options = this.list.children.length;
    const open = !this.panel.hidden;
    if (event.key === "Escape" && open) this.#close();
    else if (event.key === "Enter" && open && this.#active >= 0) this.list.children[this.#active].click();
    else if (event.key === "ArrowDown" && options) open ? this.#activate((this.#active + 2) % (options + 1) - 1) : this.#open();
    else if (event.key === "ArrowUp" && options) open ? this.#activate((this.#active + 1 + options) % (options + 1) - 1) : this.#open();
    else return;
    event.preventDefault();
  }

  /** Make the option of that number the active one; -1 is the box itself. */
  #activate(number) {
    this.#active = number;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    const option = this.list.children[number];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** Tell *text* to who listens, and with *shown* also to who looks. */
  #say(text, shown) {
    this.status.textContent = this.note.textContent = text;
    this.note.hidden = !shown;
  }

  #open() {
    this.panel.hidden = false;
    this.list.hidden = !this.list.children.length;
    this.input.setAttribute("aria-expanded", String(this.list.children.length > 0));
  }

  #close() {
    this.#activate(-1);
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

if (!customElements.get("onrecord-search")) customElements.define("onrecord-search", OnrecordSearch);

// The theme's search, put right in three ways. This runs before the theme does.

// The index of all words is asked for when somebody is about to search, and not with every page.
const wanted = new Promise((resolve) => {
  addEventListener("focusin", ({ target }) => {
    if (target.matches("[data-md-component=search-query]")) resolve();
  });
});
window.XMLHttpRequest = class extends XMLHttpRequest {
  open(method, address, ...others) {
    this.later = String(address).endsWith("/search_index.json");
    super.open(method, address, ...others);
  }

  send(body) {
    if (this.later) wanted.then(() => super.send(body));
    else super.send(body);
  }
};

// It searches in a worker, and pages opened as files may not start one. There, a hidden frame plays
// its part: it runs the worker's script and passes messages to and fro.
class FrameWorker extends EventTarget {
  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    this.inside = frame.contentWindow;

    const page = frame.contentDocument;
    page.write("<body></body>");
    page.close();
    // What a worker finds in its own world.
    this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
    this.inside.importScripts = async (...addresses) => {
      for (const address of addresses) await loaded(page, address);
    };
    this.ready = loaded(page, url);
  }

  postMessage(data) {
    this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
  }
}

function loaded(page, address) {
  const script = page.createElement("script");
  script.src = address;
  return new Promise((resolve) => {
    script.onload = resolve;
    page.body.append(script);
  });
}

// It looks for all that begins with a word, so that "what is a step" would find every word with an a.
// The index has no such words. The last one stays, for who types may not have ended it.
const LITTLE = "an? the what why how when which is are do does can should not i my it of in on to for with and or";
const LITTLE_WORDS = new RegExp(`\\b(?:${LITTLE.replaceAll(" ", "|")})\\s+`, "gi");
const QUERY = 2; // Of the kinds of messages that the theme sends.
const isFile = location.protocol === "file:";

window.Worker = class extends (isFile ? FrameWorker : window.Worker) {
  postMessage({ type, data }) {
    super.postMessage({ type, data: type === QUERY ? data.replace(LITTLE_WORDS, "") : data });
  }
};
if (isFile) window.IFrameWorker = window.Worker;

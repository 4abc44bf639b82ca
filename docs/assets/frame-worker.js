// The theme searches in a worker, and pages opened as files may not start one. There, a hidden frame
// plays its part: it runs the worker's script and passes messages to and fro.
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

if (location.protocol === "file:") window.Worker = window.IFrameWorker = FrameWorker;

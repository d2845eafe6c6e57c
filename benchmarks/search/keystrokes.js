// Put into every page before its own scripts: notes when a key was pressed and when its results
// had been painted, every long task, and where the search field stands.
{
  const record = (globalThis.kbRecord = { tasks: [], shown: Promise.resolve(0) });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) record.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  let pressed = 0;
  let show = null;
  document.addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp;
      record.shown = new Promise((resolve, reject) => {
        show = resolve;
        setTimeout(reject, 60_000, new Error("no results"));
      });
    },
    true,
  );
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(0);
    });
  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.querySelector(".kb-search__panel");
    const field = document.querySelector(".kb-search__field");
    const all = document.querySelector(".kb-search__all");
    new MutationObserver(() => {
      const asked = new URL(all.href).searchParams.get("q");
      if (!show || panel.hidden || asked !== field.value) return;
      const done = show;
      show = null;
      afterPaint(() => done(performance.now() - pressed));
    }).observe(panel, { subtree: true, childList: true, attributes: true });
  });
}

/* Tells the page around the frame how high its content is: to the origin that the frame's address names, and no other. */

const to = document.documentElement.dataset.origin;

if (to && window.parent !== window) {
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ onrecordHeight: height }, to);
  }).observe(document.documentElement);
}

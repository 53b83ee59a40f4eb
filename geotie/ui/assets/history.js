/*
One step of the browser's history for each act of the visitor. On the way to another page Streamlit writes the address more than once,
as what was chosen is told again there; back would then lead to addresses that nobody has seen, where nothing seems to happen.
*/

const ACTS = ["pointerdown", "click", "keydown", "wheel", "input", "change", "popstate"]

export default function () {
  if (history.geotieSteps) return
  history.geotieSteps = true
  const push = history.pushState
  let acted = true
  for (const act of ACTS) addEventListener(act, () => { acted = true }, { capture: true, passive: true })
  history.pushState = function (state, unused, url) {
    if (!acted) return history.replaceState(state, unused, url)
    acted = false
    return push.call(history, state, unused, url)
  }
}

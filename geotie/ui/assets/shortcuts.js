/*
Keys that press buttons of the page. Streamlit has keys of its own ("r" runs the page again), so ours are heard first and go no further.
While somebody types, or a dialog is open, keys mean what they always mean.
*/

const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, [role=combobox], [role=listbox] *"))

export default function (component) {
  const { data, parentElement } = component
  parentElement.pressed && removeEventListener("keydown", parentElement.pressed, true)
  const pressed = (event) => {
    const selector = data.keys[event.key]
    if (!selector || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (typing(event.target) || document.querySelector("[role=dialog]")) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const button = document.querySelector(selector)
    if (button && !button.disabled) button.click()
  }
  parentElement.pressed = pressed
  addEventListener("keydown", pressed, true)
  parentElement.dataset.keys = Object.keys(data.keys).join(" ") // heard from now on
  return () => removeEventListener("keydown", pressed, true)
}

/* The matrix of dyads: a table that came along, whose cells can be clicked and walked through with the arrow keys. */

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

const place = (button) => [button.closest("tr").rowIndex, button.closest("td").cellIndex]

/** The nearest cell with events in a direction, or undefined at the edge. */
function next(buttons, from, [down, right]) {
  const [row, column] = place(from)
  const ahead = buttons.map((button) => [button, ...place(button)]).filter(([, r, c]) => (down ? (r - row) * down > 0 : r === row && (c - column) * right > 0))
  const distance = ([, r, c]) => Math.abs(r - row) * (down ? 1 : 1000) + Math.abs(c - column) * (down ? 1000 : 1)
  return ahead.sort((a, b) => distance(a) - distance(b))[0]?.[0]
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".gt-matrix-box")
  if (box.told !== data.html) {
    const focused = document.activeElement?.dataset?.id
    box.innerHTML = data.html // made by geotie of names and numbers of its own
    box.told = data.html
    const buttons = [...box.querySelectorAll("button")]
    const first = box.querySelector("[aria-pressed=true]") ?? buttons[0]
    if (first) first.tabIndex = 0
    if (focused) buttons.find((button) => button.dataset.id === focused)?.focus()
  }
  box.onclick = (event) => {
    const { id } = event.target.closest("button")?.dataset ?? {}
    if (id) setTriggerValue("picked", id)
  }
  box.onkeydown = (event) => {
    const button = event.target.closest("button")
    const wanted = button && STEPS[event.key] && next([...box.querySelectorAll("button")], button, STEPS[event.key])
    if (!wanted) return
    event.preventDefault()
    button.tabIndex = -1
    wanted.tabIndex = 0
    wanted.focus()
  }
}

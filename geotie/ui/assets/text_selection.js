/*
What a reader selects in the text of an article: a small bar beside the selection offers to add it as a record. Offsets are counted in
code points of the text alone; badges and country codes in it are ours and do not count. "j" and "k" go from badge to badge.
*/

const OURS = ".gt-badge, .gt-code"
const OFFERS = [["stop", "Stop"], ["tie", "Tie"], ["mention", "Mention"]]

const pointsBefore = (root, node, offset) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
    acceptNode: (text) => (text.parentElement.closest(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  })
  const end = document.createRange()
  end.setStart(node, offset)
  let points = 0
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const whole = document.createRange()
    whole.selectNodeContents(text)
    if (text === node) return points + [...text.data.slice(0, offset)].length
    if (end.compareBoundaryPoints(Range.START_TO_START, whole) <= 0) return points
    points += [...text.data].length
  }
  return points
}

const chosen = () => {
  const selection = getSelection()
  const root = document.querySelector(".gt-text")
  if (!root || !selection.rangeCount || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const start = pointsBefore(root, range.startContainer, range.startOffset)
  const end = pointsBefore(root, range.endContainer, range.endOffset)
  return end > start ? { start, end, place: range.getBoundingClientRect() } : null
}

const bar = (pick) => {
  const made = document.createElement("div")
  made.className = "gt-adding"
  made.setAttribute("role", "toolbar")
  made.setAttribute("aria-label", "Add the selected words as a record")
  made.append("Add as")
  for (const [kind, label] of OFFERS) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.addEventListener("pointerdown", (event) => event.preventDefault()) // or the selection is gone before the click
    button.addEventListener("click", () => pick(kind))
    made.append(button)
  }
  made.hidden = true
  document.body.append(made)
  return made
}

const step = (by) => {
  const badges = [...document.querySelectorAll(".gt-text .gt-badge")]
  if (!badges.length) return
  const at = badges.indexOf(document.activeElement)
  const next = badges[at < 0 ? (by > 0 ? 0 : badges.length - 1) : Math.min(Math.max(at + by, 0), badges.length - 1)]
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: "center", behavior: "smooth" })
}

const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))

export default function (component) {
  const { parentElement, setTriggerValue } = component
  parentElement.stopListening?.()
  let found = null
  const toolbar = bar((kind) => {
    if (found) setTriggerValue("picked", { kind, start: found.start, end: found.end })
    toolbar.hidden = true
    getSelection().removeAllRanges()
  })
  const look = () => {
    found = document.querySelector("[role=dialog]") ? null : chosen()
    toolbar.hidden = !found
    if (!found) return
    const { place } = found
    const left = Math.min(Math.max(place.left + place.width / 2 - toolbar.offsetWidth / 2, 8), innerWidth - toolbar.offsetWidth - 8)
    const above = place.top - toolbar.offsetHeight - 8
    toolbar.style.left = `${left}px`
    toolbar.style.top = `${above > 60 ? above : Math.min(place.bottom + 8, innerHeight - toolbar.offsetHeight - 8)}px`
  }
  const hide = (event) => { if (!toolbar.contains(event.target)) toolbar.hidden = true }
  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("[role=dialog]")) return
    if (event.key === "j") step(1)
    if (event.key === "k") step(-1)
    if (event.key === "Escape") toolbar.hidden = true
  }
  const later = () => setTimeout(look)
  const listening = [["pointerup", later], ["keyup", later], ["scroll", hide, true], ["keydown", keys]]
  for (const [name, listener, capture] of listening) addEventListener(name, listener, capture)
  parentElement.stopListening = () => {
    for (const [name, listener, capture] of listening) removeEventListener(name, listener, capture)
    toolbar.remove()
  }
  return () => parentElement.stopListening?.()
}

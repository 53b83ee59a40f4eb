/* The page's own part: unpacks what the file holds, shows the map and keeps the cards in step with it. */

const CHANNEL = "briefing"
const byId = (id) => document.getElementById(id)
const cards = [...document.querySelectorAll(".record")]
const years = [...document.querySelectorAll(".year")]
const state = { window: null, picked: null }
let content, world

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent), (c) => c.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
}

const themes = matchMedia("(prefers-color-scheme: dark)")

/** The map in the colours of the moment; called again where they change. */
function show(mode) {
  const data = { ...content.models[mode], channel: CHANNEL, window: state.window }
  data.addresses = { plotly: "", borders: world.near, far_borders: world.far }
  mapComponent({ data, parentElement: byId("world"), setStateValue: heard })
}

function heard(what, value) {
  if (what === "picked") pick(value)
  if (what === "window") {
    state.window = value
    follow()
  }
}

function pick(picked) {
  // The cards know countries and lines: a place where journeys stop leads to its country
  state.picked = picked?.kind === "stop" ? { kind: "country", id: picked.id.split(":")[0] } : picked
  tellAddress()
  follow()
  mark()
}

/** Records of the window and of what was picked stay in sight. */
function follow() {
  const days = state.window?.map(dayNumber)
  let shown = 0
  for (const card of cards) {
    const { day } = card.dataset
    const inside = !days || (day !== "" && Number(day) >= days[0] && Number(day) <= days[1])
    card.hidden = !(inside && concerns(card, state.picked))
    shown += card.hidden ? 0 : 1
  }
  const journey = state.picked?.kind === "visit"
  byId("cards").classList.toggle("journey", journey) // its stops in order of travel, else the latest record first
  for (const card of cards) card.style.order = journey ? order(card) : ""
  for (const year of years) {
    let next = year.nextElementSibling
    while (next?.hidden && next.classList.contains("record")) next = next.nextElementSibling
    year.hidden = journey || !next?.classList.contains("record")
  }
  const told = state.picked ? `${named(state.picked)}: ` : ""
  const period = days ? `, ${inWords(days[0])} to ${inWords(days[1])}` : ""
  const found = `${told}${plural(shown, "record", "records")} of ${grouped.format(cards.length)} in this briefing${period}.`
  byId("shown").textContent = cards.length ? found : "No journey, tie or route was told of when this file was made."
  byId("all").hidden = !state.picked
}

function concerns(card, picked) {
  if (!picked) return true
  if (picked.kind === "country") return card.dataset.countries.split(" ").includes(picked.id) || ends(card).some(([line]) => line.slice(line.indexOf(":") + 1).split(">").includes(picked.id))
  if (picked.kind === "visit") return card.dataset.group === picked.id
  const wanted = [picked.id]
  if (!picked.id.startsWith("journeys:")) wanted.push(picked.id.replace(/:(.*)>(.*)/, ":$2>$1")) // ties and routes have no direction
  return ends(card).some(([line]) => wanted.includes(line))
}

const ends = (card) => content?.records[card.id] ?? []

function named({ kind, id }) {
  const names = content.models.light.names
  if (kind === "country") return names[id] ?? id
  if (kind === "visit") return "One journey"
  const [layer, line] = id.split(":")
  const [origin, destination] = line.split(">").map((code) => names[code] ?? code)
  return [origin, destination].filter(Boolean).join(layer === "journeys" ? " → " : " – ")
}

/** What is picked stands out on the map: a country's outline, the course of a line, a journey with its stops numbered. */
function mark() {
  const map = maps.get(CHANNEL)
  const { picked } = state
  if (!map) return
  if (!picked) return map.select(null)
  if (picked.kind === "country") return map.select({ country: picked.id })
  const { lines } = map.model, { points } = map.overlay
  const of = picked.kind === "visit" ? cards.filter((card) => card.dataset.group === picked.id).sort((a, b) => order(a) - order(b)) : []
  const wanted = of.flatMap(ends)
  const rows = lines.id.flatMap((id, row) => {
    const hit = picked.kind === "visit"
      ? wanted.some(([line, lon, lat]) => line === id && near(lines.end_lon[row], lon) && near(lines.end_lat[row], lat))
      : id === picked.id
    return hit && lines.has_course[row] ? [row] : []
  })
  const course = { lon: [], lat: [] }
  for (const row of rows) {
    for (const axis of ["lon", "lat"]) course[axis].push(...lines[axis].slice(row * points, (row + 1) * points), null)
  }
  const stops = new Map()
  of.forEach((card) => ends(card).forEach(([, lon, lat]) => {
    const place = `${lon} ${lat}`
    stops.set(place, [lon, lat, [stops.get(place)?.[2], order(card)].filter(Boolean).join(", ")])
  }))
  map.select({ course, stops: [...stops.values()] })
}

const near = (a, b) => Math.abs(a - b) < 0.01
const order = (card) => Number(card.id.split(".s").at(-1)) || 1

/** The address names what is picked as the dashboard's does, so that a link into the file leads there. */
function tellAddress() {
  const { picked } = state
  history.replaceState(null, "", picked ? `#show=${picked.kind}:${picked.id}` : "#")
}

function readAddress() {
  const told = decodeURIComponent(location.hash).match(/^#show=(country|arc|visit):(.+)$/)
  if (told) state.picked = { kind: told[1], id: told[2] }
}

function offerJourneys() {
  for (const card of cards) {
    if (card.dataset.layer !== "journeys") continue
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = "Show the journey on the map"
    button.addEventListener("click", () => {
      pick({ kind: "visit", id: card.dataset.group })
      byId("evidence").scrollTo(0, 0)
      if (innerWidth <= 860) byId("world").scrollIntoView()
    })
    card.querySelector(".gt-card").append(button)
  }
}

/** Paper is light, whatever the screen is; and all articles are on it. */
function listenToPrinter() {
  const before = new Map()
  addEventListener("beforeprint", () => {
    document.querySelectorAll("footer details").forEach((part) => { before.set(part, part.open); part.open = true })
    if (themes.matches) show("light")
  })
  addEventListener("afterprint", () => {
    before.forEach((open, part) => { part.open = open })
    if (themes.matches) show("dark")
  })
}

async function begin() {
  const wait = document.querySelector(".geotie .wait")
  if (typeof DecompressionStream === "undefined") {
    wait.textContent = "This browser is too old to draw the map. The evidence is complete without it."
    return
  }
  const [library, near, far, told] = await Promise.all(["plotly", "borders", "far-borders", "content"].map(unpacked))
  const script = document.createElement("script")
  script.textContent = library
  document.head.append(script)
  world = { near: JSON.parse(near), far: JSON.parse(far) }
  content = JSON.parse(told)
  readAddress()
  offerJourneys()
  byId("all").addEventListener("click", () => pick(null))
  addEventListener("hashchange", () => { readAddress(); follow(); mark() })
  themes.addEventListener("change", () => show(themes.matches ? "dark" : "light"))
  listenToPrinter()
  show(themes.matches ? "dark" : "light")
  follow()
  mark()
}

begin()

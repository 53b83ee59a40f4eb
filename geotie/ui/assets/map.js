/*
The map and its timeline, drawn from a model that Python sends once per archive, fill and theme.

Plotly draws the world: countries, graticule, zoom and position, on one node that is kept. Everything that changes with time lies above
it in an overlay of our own (map_overlay.js), counted anew with each step (map_counting.js), so that dragging and playing ask neither
Plotly nor the server. Python is told the window when it comes to rest, and what was clicked.

What is selected comes by a mount without a face (map_beside.js), so that choosing something does not send the model again.
*/

const SVG = "http://www.w3.org/2000/svg"
const DAY_MS = 86_400_000
const REST_MS = 250 // a window that stood still this long is told to Python
const STEP_MS = 480 // one step of play at normal speed
const STEPPED_BACK = 0.22 // share of a line's opacity while something else is selected
const OLDER = 0.5 // of a line whose events are older than those of most others
const CROWD = 40 // lines from which on the older ones are paler
const TOLD_AT_ONCE = 3 // journeys or events that a pointer is told of
const CAMERA_REST_MS = 700
const MOST_STEPS = 80 // a long period is played in as many steps at most
const NEAR_SCALE = 3 // from this zoom on the borders are drawn in full detail
const GLIDE_MS = 420 // to another view of the world
const FINGER = 10 // pixels from a line within which a finger hits it
const STILL = 5 // pixels that a pointer may move between down and up and still click
const WHOLE_WORLD = { scale: 1, lon: 11, lat: 0 }
const JOURNEY = { most: 7, wanted: 0.6, small: 0.33 } // zoom at most; share of the view that it should take; below which it is looked at closer
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches

export default function (component) {
  const data = told(component.data)
  if (!data) return
  const root = component.parentElement.querySelector(".geotie")
  const view = (root.geotieView ??= new MapView(root))
  maps.set(data.channel, view)
  view.tell = component
  view.show(data).then(() => view.select(waiting.get(data.channel)))
  return () => {
    if (maps.get(data.channel) === view && !root.isConnected) maps.delete(data.channel)
    view.stop()
  }
}

/** What Python sent. The map's model comes packed behind a line of JSON, and is unpacked only where it is another than before. */
function told(sent) {
  if (!(sent instanceof Uint8Array || sent instanceof ArrayBuffer)) return sent
  const bytes = new Uint8Array(sent), end = bytes.indexOf(10)
  return { ...JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), packed: bytes.subarray(end + 1) }
}

async function unpackedModel(packed) {
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json()
}

const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS)
const iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10)
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
const inWords = (day) => words.format(new Date(day * DAY_MS))
const grouped = new Intl.NumberFormat("en")
const plural = (number, one, many) => `${number < 1000 ? number : grouped.format(number)} ${number === 1 ? one : many}`
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const clamp = (value, low, high) => Math.min(high, Math.max(low, value))
const UNDATED = "undated"

function listed(mark, words) {
  const item = document.createElement("li"), label = document.createElement("span")
  label.textContent = words
  item.append(mark, label)
  return item
}

function titled(title, items, name) {
  const box = document.createElement("div"), list = document.createElement("ul"), heading = document.createElement("strong")
  heading.textContent = title
  list.className = name
  list.append(...items)
  box.append(heading, list)
  return box
}

const stroke = ({ color, dash }, opacity = 1) =>
  element("line", { x1: 0, x2: 28, y1: 4, y2: 4, stroke: color, "stroke-width": 2.4, "stroke-dasharray": DASHES[dash] ?? "", opacity })

function drawing(mark) {
  const svg = element("svg", { viewBox: "0 0 28 8", "aria-hidden": "true" })
  svg.append(mark)
  return svg
}

/** Degrees from base64 of 16-bit hundredths. */
const degrees = (packed) => typeof packed === "string"
  ? Float32Array.from(new Int16Array(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)).buffer), (whole) => whole / 100)
  : packed

class MapView {
  constructor(root) {
    this.root = root
    this.find = (selector) => root.querySelector(selector)
    this.node = this.find(".map")
    this.lane = this.find(".lane")
    this.overlay = new Overlay(this.find(".overlay"))
    this.chosen = undefined
    this.camera = "" // a region's name, "scale,longitude,latitude" or "" for the whole world
    this.undated = false // whether only what has no day is shown
    this.turn = 0
    this.inside = this.inside.bind(this)
    this.listen()
    new ResizeObserver(() => this.fit()).observe(this.node)
  }

  /** Take a model; the view and, where its days are still there, the window stay as they are. */
  async show(data) {
    if (data.signature === this.signature) return
    const first = this.signature === undefined
    this.signature = data.signature
    if (first) this.takePace(data.pace)
    let model, plotly
    try {
      [model, plotly] = await Promise.all([data.packed ? unpackedModel(data.packed) : data, loadPlotly(data.plotly ?? data.addresses.plotly)])
    } catch {
      return this.cannot("its drawing library did not load")
    }
    if (data.signature !== this.signature) return // another one came meanwhile
    this.plotly = plotly
    const { period } = model.timeline
    this.period = period && { first: dayNumber(period[0]), last: dayNumber(period[1]) }
    if (first) this.readWindow(data.window)
    this.window = this.fitted(this.window)
    if (!model.timeline.undated) this.undated = false
    this.unpack(model)
    this.drawTimeline()
    this.offerRegions()
    if (first) {
      this.camera = data.camera ?? ""
      this.linked = this.camera !== ""
    }
    this.layout = this.seenFrom(model.figure.layout)
    this.root.dataset.world = this.globe ? "globe" : "flat"
    this.showRegion()
    this.drawKey()
    await this.draw()
    if (this.root.dataset.ready) this.find(".wait").hidden = true
  }

  cannot(reason) {
    this.signature = undefined
    if (!this.node.isConnected) return // the page was left meanwhile
    this.find(".wait").hidden = false
    this.find(".wait").textContent = `The map cannot be drawn: ${reason}. Reload the page.`
  }

  unpack(model) {
    for (const axis of ["lon", "lat"]) model.lines[axis] = degrees(model.lines[axis])
    this.model = model
    this.counted = this.marked = undefined
    this.counts = new Counts(model)
    this.overlay.take(model)
    this.template = model.figure.data
    const { colorscale } = model.figure.layout.coloraxis
    this.colors = colorscale.filter((_, index) => index % 2 === 0).map(([, color]) => color)
    this.owner = Object.fromEntries(Object.entries(model.areas).flatMap(([state, areas]) => areas.map((area) => [area, state])))
  }

  /** The layout of a model, seen from where the map before it was seen, or from where the address says. */
  seenFrom(layout) {
    const geo = this.node.layout?.geo
    if (geo && geo.projection.type === layout.geo.projection.type) {
      return { ...layout, geo: { ...layout.geo, projection: { ...geo.projection }, center: { ...geo.center } } }
    }
    if (!this.camera) return layout
    const globe = layout.geo.projection.type === "orthographic"
    const { scale, lon, lat } = this.place(this.camera)
    const projection = { ...layout.geo.projection, scale, rotation: { lon, lat: globe ? lat : 0 } }
    return { ...layout, geo: { ...layout.geo, projection, center: globe ? {} : { lon, lat } } }
  }

  get globe() {
    return (this.layout ?? this.model?.figure.layout)?.geo?.projection?.type === "orthographic"
  }

  readWindow(told) {
    this.undated = told?.[0] === UNDATED
    this.window = told && !this.undated ? { first: dayNumber(told[0]), last: dayNumber(told[1]) } : undefined
  }

  /** Where the address leads, as after the browser's back; `turn` is raised when there is something to take. */
  follow(moved) {
    if (!moved || moved.turn <= this.turn || !this.layout) return
    this.turn = moved.turn
    this.stop()
    this.readWindow(moved.window)
    this.window = this.fitted(this.window)
    this.takePace(moved.pace)
    this.placeWindow()
    this.count()
    if (moved.camera !== this.camera) this.lookAt(moved.camera)
  }

  /** A window inside the period; the whole period if nothing is left of it. */
  fitted(window) {
    if (!this.period) return undefined
    const { first, last } = this.period
    if (!window || window.last < first || window.first > last) return { first, last }
    return { first: Math.max(first, window.first), last: Math.min(last, window.last) }
  }

  get whole() {
    return !this.undated && (!this.period || (this.window.first <= this.period.first && this.window.last >= this.period.last))
  }

  inside(day) {
    if (this.undated) return Number.isNaN(day)
    return this.allDays || (day >= this.window.first && day <= this.window.last)
  }

  classOf(value) {
    if (value === undefined) return 0
    let index = 0
    while (index < this.model.fill.bounds.length && this.model.fill.bounds[index] <= value) index++
    return Math.max(1, index)
  }

  valueText(code, value, area = code) {
    const { one, many, signed } = this.model.fill
    const owner = this.model.names[code] ?? code
    const name = area === code ? owner : `${this.model.names[area]} (counted with ${owner})`
    if (code === this.model.focus) return `<b>${escaped(name)}</b><br>the map is seen from here`
    if (value === undefined) return `<b>${escaped(name)}</b><br>no ${many}`
    const sign = signed && value > 0 ? "+" : value < 0 ? "−" : ""
    return `<b>${escaped(name)}</b><br>${sign}${plural(Math.abs(value), one, many)}`
  }

  // ---------------------------------------------------------------- drawing

  /** Lines and marks are finer on a small map, and bolder on a large one. */
  get boldness() {
    return clamp(this.node.clientWidth / 950, 0.55, 1.9)
  }

  /** Count what lies in the window and show it: nothing but what changes is touched. */
  count() {
    if (!this.counts || !this.layout) return
    const started = performance.now()
    this.allDays = this.whole
    const { counts, articles, layers, latest } = this.counts.lines(this.inside)
    const active = []
    counts.forEach((count, row) => { if (count) active.push(row) })
    this.counted = { values: this.counts.countries(this.inside), articles, layers, counts, active, older: olderThanMost(active, latest) }
    this.paint()
    this.caption()
    this.root.dataset.drawMs = (performance.now() - started).toFixed(0)
    this.root.dataset.window = (this.toldWindow() ?? []).join("/")
  }

  /** Count at the next frame; moves until then fall together. */
  countSoon() {
    this.counting ??= requestAnimationFrame(() => { this.counting = undefined; this.count() })
  }

  /** What was counted, as it looks at this size and with this selection. */
  paint() {
    const { lines, styles, widths, widthFrom, look, small } = this.model
    const { values, counts, active, older } = this.counted
    const bold = this.boldness, shade = (row) => (this.stepsBack(row) ? STEPPED_BACK : older.has(row) ? OLDER : 1)
    const width = (count) => widths[widthFrom.filter((least) => count >= least).length - 1] * bold
    const drawn = active.filter((row) => lines.has_course[row])
    this.overlay.showLines(
      drawn,
      (row) => ({ width: width(counts[row]), opacity: styles[lines.style[row]].opacity * shade(row) }),
      Math.min(bold, 1.6) * (drawn.length > CROWD ? 0.8 : 1),
    )
    const stops = new Map()
    for (const row of active) {
      if (lines.layer[row] !== "journeys" && lines.has_course[row]) continue
      const name = lines.layer[row] === "journeys" ? `${lines.end_country[row]}:${lines.end_place[row]}` : lines.id[row]
      stops.set(name, {
        lon: lines.end_lon[row], lat: lines.end_lat[row], about: row, radius: 2.25 * bold, fill: look.panel, stroke: look.text, edge: bold,
        opacity: shade(row),
      })
    }
    this.overlay.showMarks("stops", stops)
    this.overlay.showMarks("small", new Map(small.codes.map((code, index) => [code, {
      lon: small.lon[index], lat: small.lat[index], radius: (values.has(code) ? 4.5 : 2.5) * bold,
      fill: this.colors[this.classOf(values.get(code))], stroke: look.muted, edge: 0.7 * bold, opacity: 1,
    }])))
    this.paintCountries()
  }

  paintCountries() {
    if (!this.counted) return
    for (const [area, shape] of this.overlay.shapes ?? []) {
      const fill = this.colors[this.classOf(this.counted.values.get(this.owner[area] ?? area))]
      if (shape.geotieFill !== fill) shape.style.fill = shape.geotieFill = fill
    }
  }

  paintChosen() {
    const { look, areas, focus } = this.model
    const outlined = [...new Set([focus, this.chosen?.country].filter(Boolean))].flatMap((code) => areas[code] ?? [])
    this.overlay.showOutlines(outlined, look.accent, this.boldness)
    this.overlay.showChosen(this.chosen, look, Math.min(this.boldness, 1.6))
  }

  /** The world as Plotly draws it: countries and graticule, in the detail that the view needs. */
  world() {
    const geojson = this.bordersName
    return this.template.filter((trace) => ["graticule", "countries"].includes(trace.meta?.role)).map((trace) => ({
      ...trace, hoverinfo: "skip", hovertemplate: null, ...(trace.geojson && { geojson }),
    }))
  }

  /** The simple borders suffice, and move faster, until the view comes near. A file without a server holds both itself. */
  async fetchBorders() {
    const { borders, far_borders: far } = this.model.addresses
    const near = this.scaleOfView() > NEAR_SCALE, wanted = near ? borders : far
    const inside = typeof wanted === "string" ? undefined : wanted
    this.near = near
    this.bordersName = inside ? `borders ${near ? "near" : "far"}` : wanted
    await loadBorders(this.bordersName, inside)
  }

  scaleOfView() {
    return this.layout?.geo?.projection?.scale ?? 1
  }

  /** Lines that do not belong to what is selected step back. */
  stepsBack(row) {
    const { country, course, place } = this.chosen ?? {}
    if (course) return true
    const { start_country: starts, end_country: ends, end_place: places } = this.model.lines
    if (place !== undefined) return ends[row] !== country || places[row] !== place
    return country !== undefined && starts[row] !== country && ends[row] !== country
  }

  /** Have Plotly draw the world anew as soon as the drawing before it is done; calls in between fall together. */
  async draw() {
    this.stale = true
    if (this.drawing || !this.plotly || !this.template) return
    this.drawing = true
    try {
      while (this.stale) {
        this.stale = false
        await this.fetchBorders()
        if (!this.node.isConnected) return
        // The page has a legend of its own, and finds itself what a pointer is on
        const layout = { ...this.layout, showlegend: false, hovermode: false, coloraxis: { ...this.layout.coloraxis, showscale: false }, autosize: true }
        await this.plotly.react(this.node, this.world(), layout, CONFIG)
        this.layout = this.node.layout
        this.hear()
        if (this.widen()) this.stale = true
      }
    } catch {
      return this.cannot("the borders did not load")
    } finally {
      this.drawing = false
    }
    this.placeOverlay()
    this.paintChosen()
    this.count()
    this.root.dataset.ready = "true"
  }

  /**
   * Let an enlarged map fill its whole box: plotly.js cuts it where the whole world would end. And let the overlay follow whenever
   * plotly.js puts the world elsewhere. True where the map has to be drawn again for it.
   */
  widen() {
    const geo = this.node._fullLayout?.geo?._subplot
    if (!geo?.updateProjection || geo.isWide) return false
    const { updateProjection, _render } = geo
    geo.updateProjection = function (calcData, layout) {
      updateProjection.call(this, calcData, layout)
      this.bounds = [[0, 0], [layout.width, layout.height]]
      this.projection.clipExtent(this.bounds)
    }
    geo._render = (...args) => {
      _render.apply(geo, args)
      this.placeOverlay()
    }
    geo.isWide = true
    return this.globe || this.scaleOfView() > 1
  }

  placeOverlay() {
    const geo = this.node._fullLayout?.geo?._subplot
    if (!geo?.projection) return
    this.find(".overlay").style.height = `${this.node.clientHeight}px` // the legend below is not drawn upon
    this.overlay.project(geo)
    this.paintCountries()
  }

  /** The legend's parts: `{ title, kind, entries: [{ mark, label }] }`, each with a swatch or a stroke. */
  keys() {
    const { coloraxis, legend } = this.layout
    const { tickvals, ticktext, title } = coloraxis.colorbar
    const classes = tickvals.map((value, index) => ({ color: this.colors[value], label: ticktext[index] }))
    const lines = this.template.filter((trace) => trace.meta?.role === "key")
    const entries = (wanted) => lines.filter((trace) => wanted === (trace.meta.layer === "journeys"))
      .map((trace) => ({ mark: stroke(trace.line, trace.opacity), label: trace.name }))
    const journeys = entries(true), others = entries(false)
    return [
      { title: title.text, kind: "classes", entries: classes },
      { title: legend.title.text, kind: "lines", entries: journeys },
      { title: journeys.length ? "Other lines" : "Lines", kind: "lines", entries: others },
    ].filter((part) => part.entries.length)
  }

  /** The legend as part of the page: it wraps on a narrow screen and is read aloud. */
  drawKey() {
    const swatch = (color) => { const made = document.createElement("i"); made.style.background = color; return made }
    this.find(".key").replaceChildren(...this.keys().map(({ title, kind, entries }) =>
      titled(title, entries.map(({ mark, color, label }) => listed(mark ? drawing(mark) : swatch(color), label)), kind)))
  }

  /** What the legend does not show: which lines are paler, and that lines led round a pole are no great circles. */
  noteLines() {
    const { active, older } = this.counted
    const bent = new Set(this.model.lines.bent)
    const notes = [
      older.size && "Paler lines are older.",
      !this.globe && active.some((row) => bent.has(row)) && "Lines that come close to a pole lead round it; the globe shows them as they are.",
    ].filter(Boolean).join(" ")
    if (this.find(".note-lines").textContent !== notes) this.find(".note-lines").textContent = notes
    this.find(".note-lines").hidden = !notes
  }

  caption() {
    const { articles, layers } = this.counted
    const names = { journeys: ["journey", "journeys"], ties: ["tie event", "tie events"], routes: ["carrier’s route", "carriers’ routes"] }
    const shown = Object.keys(names).filter((name) => this.model.layers.includes(name))
    const parts = shown.map((name) => plural(layers[name] ?? 0, ...names[name]))
    const told = articles.size ? `, told by ${this.counts.sourcesText(articles)}` : ""
    const period = this.undated ? "without a day only" : this.period ? (this.whole ? "whole period" : "in the period chosen") : ""
    const from = this.model.focus ? ` of ${this.model.names[this.model.focus]}` : ""
    const drawn = parts.length ? `On the map${from}: ${parts.join(", ")}${told}; ${period}.` : "No layer is switched on."
    const hidden = shown.map((name) => [this.hiddenNumber(name), ...names[name]]).filter(([number]) => number)
    const left = hidden.length ? ` Hidden by “who says so”: ${hidden.map((each) => plural(...each)).join(", ")}.` : ""
    this.find(".caption").textContent = `${drawn}${left} Borders: ${this.model.borders.name}.`
    this.noteLines()
  }

  /** Journeys, events or routes of the window that only left-out claim-holders tell of. */
  hiddenNumber(layer) {
    return (this.model.hidden[layer] ?? []).filter((day) => this.inside(day ?? NaN)).length
  }

  /** Plotly drops its listeners when a figure is made anew, so they are set once per graph. */
  hear() {
    if (this.heard) return
    this.heard = true
    this.node.on("plotly_relayout", () => {
      this.quiet()
      this.layout = this.node.layout
      if (this.near !== this.scaleOfView() > NEAR_SCALE) this.draw()
      if (!this.placing) this.tellCamera(this.cameraNow())
    })
  }

  // ---------------------------------------------------------------- pointing

  /** What is at a point of the map's box: `{ kind, id }` as a selection names it, and more for the words about it. */
  pickedAt(x, y, reach) {
    const hit = this.overlay.at(x, y, reach), { lines } = this.model
    if (!hit) return undefined
    if (hit.small) return { kind: "country", id: hit.small, area: hit.small }
    if (hit.area) return { kind: "country", id: this.owner[hit.area] ?? hit.area, area: hit.area }
    if (hit.stop?.includes(">") || !hit.stop) return { kind: "arc", id: lines.id[hit.row], row: hit.row }
    return { kind: "stop", id: hit.stop, row: hit.row }
  }

  spotOf(event) {
    const box = this.node.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }

  /** What is under the pointer in few words; its lines stand out, and the others are pale as long as it is pointed at. */
  whisper(picked, { clientX, clientY }) {
    const { lines } = this.model
    const [country, place] = picked.id.split(":")
    const rows = this.counted.active.filter((row) => {
      if (picked.kind === "arc") return lines.id[row] === picked.id
      if (picked.kind === "stop") return lines.layer[row] === "journeys" && lines.end_country[row] === country && lines.end_place[row] === place
      return lines.end_country[row] === country || lines.start_country[row] === country
    })
    const box = this.find(".told"), stage = this.find(".stage").getBoundingClientRect()
    const subject = `${picked.kind}:${picked.area ?? picked.id}`
    if (this.subject !== subject) {
      this.subject = subject
      box.innerHTML = this.story(picked, rows)
      this.overlay.light(rows.filter((row) => lines.has_course[row]))
    }
    box.hidden = false
    this.root.dataset.over = picked.kind
    const right = clientX - stage.left > stage.width * 0.6, low = clientY - stage.top > stage.height * 0.6
    box.style.left = right ? "" : `${clientX - stage.left + 14}px`
    box.style.right = right ? `${stage.right - clientX + 14}px` : ""
    box.style.top = low ? "" : `${clientY - stage.top + 12}px`
    box.style.bottom = low ? `${stage.bottom - clientY + 12}px` : ""
  }

  quiet() {
    if (this.subject === undefined) return
    this.subject = undefined
    this.find(".told").hidden = true
    this.overlay.light([])
    delete this.root.dataset.over
  }

  story(picked, rows) {
    const { lines, stories, units } = this.model
    const { keys, articles } = this.counts.eventsOf(rows, this.inside)
    const heads = {
      arc: () => `<b>${escaped(lines.label[picked.row])}</b>`,
      stop: () => `<b>${escaped(lines.end_text[picked.row])}</b>`,
      country: () => this.valueText(picked.id, this.counted.values.get(picked.id), picked.area),
    }
    const number = picked.kind === "country" ? "" : `<br>${plural(keys.length, ...units[lines.layer[rows[0]] ?? "journeys"])}`
    const told = stories ? keys.slice(0, TOLD_AT_ONCE).map((key) => `<li>${escaped(stories[key] ?? "")}</li>`) : []
    const more = stories && keys.length > told.length ? `<li>… and ${grouped.format(keys.length - told.length)} more</li>` : ""
    const sources = keys.length ? `<small>${this.counts.sourcesText(articles)}; click to read them</small>` : ""
    return `${heads[picked.kind]()}${number}${told.length ? `<ul>${told.join("")}${more}</ul>` : ""}${sources}`
  }

  /** Mark what is selected; a journey is looked at closer where it is out of sight or small, and left again when it is closed. */
  select(selection) {
    const told = JSON.stringify(selection ?? null)
    this.chosen = selection ?? undefined
    if (!this.counted || told === this.marked) return
    this.marked = told
    this.paint()
    this.paintChosen()
    const linked = this.linked // to a view that somebody chose to share
    this.linked = false
    if (told === this.lookedAt || linked) return
    this.lookedAt = told
    if (this.chosen?.stops?.length) this.lookAtJourney()
    else if (this.closeUp) this.leaveCloseUp(this.text(this.viewNow()) === this.text(this.closeUp.view))
  }

  // ---------------------------------------------------------------- where the map looks

  lookAtJourney() {
    const view = this.viewOf(this.chosen)
    if (!view) return
    this.closeUp = { before: this.closeUp?.before ?? this.viewNow(), view }
    this.find(".earlier").hidden = false
    this.glide(view)
    this.showRegion()
  }

  /** Back to where the map looked before; only in mind where the visitor has gone elsewhere since. */
  leaveCloseUp(back) {
    const { before } = this.closeUp
    this.closeUp = undefined
    this.find(".earlier").hidden = true
    if (back) this.glide(before)
    this.showRegion()
  }

  /** From where a journey is seen well; undefined where it is seen well already. */
  viewOf({ course, stops }) {
    const lon = [...stops.map((stop) => stop[0]), ...course.lon.filter((each) => each !== null)]
    const lat = [...stops.map((stop) => stop[1]), ...course.lat.filter((each) => each !== null)]
    const { clientWidth: width, clientHeight: height } = this.node
    const spots = lon.map((each, index) => this.overlay.pixel(each, lat[index]))
    const inSight = spots.every((spot) => spot && spot[0] > 12 && spot[0] < width - 12 && spot[1] > 12 && spot[1] < height - 12)
    const seen = spots.filter(Boolean), spread = (axis) => Math.max(...seen.map((spot) => spot[axis])) - Math.min(...seen.map((spot) => spot[axis]))
    if (inSight && Math.max(spread(0) / width, spread(1) / height) > JOURNEY.small) return undefined
    const middle = middleOf(lon, lat)
    const away = lon.map((each, index) => [((each - middle.lon + 540) % 360) - 180, lat[index]])
    const [west, east] = [Math.min(...away.map(([x]) => x)), Math.max(...away.map(([x]) => x))]
    const [south, north] = [Math.min(...lat), Math.max(...lat)]
    // The flat map shows 360 by some 142 degrees, the globe about 180 each way, and less towards its edge
    const share = this.globe ? Math.sin(Math.min(90, Math.hypot(east - west, north - south) / 2) * (Math.PI / 180)) : Math.max((east - west) / 360, (north - south) / 142)
    const scale = clamp(JOURNEY.wanted / Math.max(share, 0.01), 1, JOURNEY.most)
    return { scale, lon: ((middle.lon + (west + east) / 2 + 540) % 360) - 180, lat: (south + north) / 2 }
  }

  fit() {
    clearTimeout(this.fitting)
    this.fitting = setTimeout(() => {
      // A page that was left, or a tab in the background, has no size to fit to
      if (!this.plotly || !this.node.layout || !this.node.isConnected || !this.node.clientWidth) return
      this.plotly.Plots.resize(this.node).then(() => { if (this.counted && this.node.isConnected) { this.placeOverlay(); this.paint(); this.paintChosen() } })
    }, 120)
  }

  zoom(factor) {
    if (!factor) return this.lookAt("")
    this.moveTo({ ...this.viewNow(), scale: clamp(this.scaleOfView() * factor, 0.7, 60) })
  }

  pan(right, up) {
    const step = 20 / this.scaleOfView()
    const { lon, lat } = this.middle()
    this.moveTo({ scale: this.scaleOfView(), lon: ((lon + right * step + 540) % 360) - 180, lat: clamp(lat + up * step, -80, 80) })
  }

  /** What the middle of the map shows. */
  middle() {
    const geo = this.layout?.geo ?? {}
    const { lon, lat } = this.globe ? geo.projection?.rotation ?? {} : geo.center ?? {}
    return { lon: lon ?? WHOLE_WORLD.lon, lat: lat ?? (this.globe ? 0 : this.model.centerLat) }
  }

  viewNow() {
    return { scale: this.scaleOfView(), ...this.middle() }
  }

  moveTo({ scale, lon, lat }) {
    return this.plotly.relayout(this.node, this.globe
      ? { "geo.projection.scale": scale, "geo.projection.rotation.lon": lon, "geo.projection.rotation.lat": lat }
      : { "geo.projection.scale": scale, "geo.projection.rotation.lon": lon, "geo.projection.rotation.lat": 0, "geo.center.lon": lon, "geo.center.lat": lat })
  }

  /** Move there in one calm motion, at once for who asked for less of it. Python is not told. */
  async glide(to) {
    const from = this.viewNow(), turn = ((to.lon - from.lon + 540) % 360) - 180
    const flight = (this.flight = {})
    this.placing = this.root.dataset.gliding = true
    try {
      if (!calm()) {
        const started = performance.now()
        for (let share = 0; share < 1 && flight === this.flight; ) {
          const eased = share * share * (3 - 2 * share)
          this.lookFrom({ scale: from.scale * (to.scale / from.scale) ** eased, lon: from.lon + turn * eased, lat: from.lat + (to.lat - from.lat) * eased })
          await nextFrame()
          share = (performance.now() - started) / GLIDE_MS
        }
      }
      if (flight === this.flight && this.node.isConnected) await this.moveTo(to)
    } finally {
      if (flight === this.flight) {
        this.placing = false
        delete this.root.dataset.gliding
      }
    }
  }

  /** One picture of a motion, without asking Plotly for a whole drawing. */
  lookFrom({ scale, lon, lat }) {
    const layout = this.node._fullLayout, geo = layout?.geo?._subplot
    if (!geo?.isWide) return
    const { projection, center } = layout.geo
    projection.scale = scale
    projection.rotation.lon = lon
    if (this.globe) projection.rotation.lat = lat
    else Object.assign(center, { lon, lat })
    geo.updateProjection(this.node.calcdata, layout)
    geo._render()
  }

  /** Scale and middle of a camera: a region's, those that its text tells, else the whole world. */
  place(camera) {
    const region = this.model.regions.find(([name]) => name === camera)
    if (region) return { lon: region[1], lat: region[2], scale: region[3] }
    const [scale, lon, lat] = camera.split(",").map(Number)
    const told = [scale, lon, lat].every(Number.isFinite) && scale > 0
    if (told) return { scale: clamp(scale, 0.7, 60), lon: clamp(lon, -180, 180), lat: clamp(lat, -85, 85) }
    return { ...WHOLE_WORLD, lat: this.globe ? 0 : this.model.centerLat }
  }

  cameraNow() {
    return this.text(this.viewNow())
  }

  text({ scale, lon, lat }) {
    return [scale.toFixed(2), lon.toFixed(1), lat.toFixed(1)].join(",")
  }

  /** Look at a region or another camera. */
  async lookAt(camera) {
    this.closeUp = undefined
    this.find(".earlier").hidden = true
    this.camera = camera
    await this.glide(this.place(camera))
    this.showRegion()
    this.sendCamera()
  }

  /** Python is told where the map looks once it rests, so that the address can say so. */
  tellCamera(told) {
    const camera = told === this.text(this.place("")) ? "" : told
    if (camera === this.camera || told === this.text(this.place(this.camera))) return
    if (this.closeUp && told === this.text(this.closeUp.view)) return // the map's own way to a journey, which a link repeats
    this.camera = camera
    this.closeUp = undefined // the visitor has gone on from there
    this.find(".earlier").hidden = true
    this.showRegion()
    this.sendCamera()
  }

  sendCamera() {
    clearTimeout(this.looking)
    this.looking = setTimeout(() => this.tell.setStateValue("camera", this.camera), CAMERA_REST_MS)
  }

  offerRegions() {
    const names = this.model.regions.map(([name]) => name)
    this.find(".region").replaceChildren(new Option("World", ""), ...names.map((name) => new Option(name, name)))
  }

  showRegion() {
    const chooser = this.find(".region")
    chooser.querySelector("[data-own]")?.remove()
    const seen = this.closeUp ? "closer" : this.camera
    if (![...chooser.options].some((option) => option.value === seen)) {
      const own = new Option(this.closeUp ? "This journey" : "Own view", seen)
      own.dataset.own = ""
      chooser.add(own)
    }
    chooser.value = seen
  }

  // ---------------------------------------------------------------- pictures

  /** The map as it stands, with legend and caption, as a file. */
  async picture(format) {
    this.quiet()
    const { look } = this.model
    const period = this.period && !this.undated ? `${inWords(this.window.first)} – ${inWords(this.window.last)}` : ""
    const told = `${this.find(".caption").textContent} ${this.find(".note-lines").textContent} Drawn by geotie.`.replace(/ +/g, " ")
    const keys = this.keys().map(({ title, entries }) => ({
      title, entries: entries.map(({ mark, color, label }) => ({ label, mark: mark ?? element("rect", { width: 28, height: 10, fill: color }) })),
    }))
    const caption = [`${this.layout.coloraxis.colorbar.title.text}${period ? `, ${period}` : ""}`, told]
    const svg = drawPicture(this.node, this.find(".overlay"), { keys, caption, colors: look, font: look.font })
    const link = document.createElement("a")
    link.href = await pictureFile(svg, format)
    link.download = `geotie-map.${format}`
    link.click()
  }

  // ---------------------------------------------------------------- timeline

  drawTimeline() {
    const { timeline } = this.model
    const svg = this.find(".bins"), axis = this.find(".axis")
    svg.replaceChildren(); axis.replaceChildren()
    this.find(".time").hidden = !this.period
    if (!this.period) return
    const { first, last } = this.scale()
    const width = 1000, height = 100
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
    const totals = new Map()
    timeline.bins.forEach(([start, , count]) => totals.set(start, (totals.get(start) ?? 0) + count))
    const highest = Math.max(1, ...totals.values())
    const stacked = new Map()
    const x = (day) => ((day - first) / (last - first)) * width
    for (const [start, layer, count] of timeline.bins) {
      const from = dayNumber(start), to = this.binEnd(from)
      const below = stacked.get(start) ?? 0
      const bar = document.createElementNS(SVG, "rect")
      const full = x(to) - x(from), gap = full > 4 ? Math.min(1.2, full * 0.12) : 0
      bar.setAttribute("x", x(from) + gap / 2)
      bar.setAttribute("width", Math.max(1.2, full - gap))
      const tall = Math.max(2, (count / highest) * (height - 6))
      bar.setAttribute("y", height - below - tall)
      bar.setAttribute("height", tall)
      bar.setAttribute("fill", timeline.colors[layer])
      svg.append(bar)
      stacked.set(start, below + tall)
    }
    const base = document.createElementNS(SVG, "line")
    for (const [name, value] of Object.entries({ class: "base", x1: 0, x2: width, y1: height, y2: height })) base.setAttribute(name, value)
    svg.append(base)
    this.nameBars()
    const ticks = this.ticks(first, last)
    ticks.forEach(([day, label], index) => {
      const tick = document.createElement("span")
      tick.textContent = label
      tick.style.left = `${(100 * (day - first)) / (last - first)}%`
      if (index === 0 && day - first < (last - first) * 0.03) tick.className = "first"
      if (last - day < (last - first) * 0.03) tick.className = "last"
      axis.append(tick)
    })
    const basis = timeline.by === "event" ? "" : "by day of publication; "
    const notes = []
    if (timeline.by_publication) notes.push(`${timeline.by_publication} dated by publication only`)
    if (timeline.outside) notes.push(`${timeline.outside} far outside this period, shown with the whole period only`)
    const lane = this.find(".undated")
    lane.hidden = !timeline.undated
    lane.querySelector("b").textContent = grouped.format(timeline.undated)
    lane.title = `${plural(timeline.undated, "journey, event or route", "journeys, events and routes")} without a day: shown with the whole period, or by themselves`
    lane.querySelector("i").style.height = `${clamp((100 * timeline.undated) / highest, 3, 100)}%`
    this.find(".note").textContent = basis + notes.join("; ")
    this.placeWindow()
  }

  /** Which bar counts what, where there is more than one kind. */
  nameBars() {
    const { colors } = this.model.timeline
    const names = { journeys: "journeys", ties: "ties", routes: "carriers’ routes" }
    const shown = Object.keys(names).filter((name) => this.model.layers.includes(name))
    this.find(".bars").replaceChildren(...(shown.length > 1 ? shown : []).flatMap((name) => {
      const swatch = document.createElement("i")
      swatch.style.background = colors[name]
      return [swatch, names[name]]
    }))
  }

  /** The days that the lane spans: whole bins. */
  scale() {
    return { first: this.binStart(this.period.first), last: this.binEnd(this.binStart(this.period.last)) }
  }

  binStart(day) {
    const date = new Date(day * DAY_MS)
    if (this.model.timeline.step === "day") return day
    const month = this.model.timeline.step === "month" ? date.getUTCMonth() : 0
    return Math.round(Date.UTC(date.getUTCFullYear(), month, 1) / DAY_MS)
  }

  /** First day after the bin that starts on a day. */
  binEnd(start) {
    return this.shifted(start, 1)
  }

  shifted(day, bins) {
    const { step } = this.model.timeline
    if (step === "day") return day + bins
    const date = new Date(day * DAY_MS)
    const months = date.getUTCMonth() + (step === "month" ? bins : 12 * bins)
    return Math.round(Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), 28)) / DAY_MS)
  }

  ticks(first, last) {
    const room = Math.max(2, Math.floor(this.lane.clientWidth / 86))
    const years = (last - first) / 365.25
    if (years > 2) {
      const every = [1, 2, 5, 10, 20, 50].find((each) => years / each <= room) ?? 100
      const from = Math.ceil(new Date(first * DAY_MS).getUTCFullYear() / every) * every
      const found = []
      for (let year = from; ; year += every) {
        const day = Math.round(Date.UTC(year, 0, 1) / DAY_MS)
        if (day >= last) break
        if (day >= first) found.push([day, String(year)])
      }
      return found
    }
    const months = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" })
    const label = (day) => (last - first > 70 ? months.format(new Date(day * DAY_MS)) : inWords(day))
    const steps = Math.min(room, Math.max(1, last - first))
    return Array.from({ length: steps }, (_, index) => first + Math.floor((index * (last - first)) / steps)).map((day) => [day, label(day)])
  }

  placeWindow() {
    if (!this.period) return
    const { first, last } = this.scale()
    const share = (day) => (100 * (day - first)) / (last - first)
    const shown = this.whole ? { first, last: last - 1 } : this.window
    const box = this.find(".window")
    box.style.left = `${share(shown.first)}%`
    box.style.width = `${share(shown.last + 1) - share(shown.first)}%`
    box.hidden = this.undated
    this.find(".undated").setAttribute("aria-pressed", String(this.undated))
    const text = `${inWords(this.window.first)} – ${inWords(this.window.last)}`
    this.find(".period").textContent = this.undated ? "Without a day" : text
    this.find(".whole").hidden = this.whole
    const ends = { first: this.window.first, last: this.window.last }
    for (const grip of this.root.querySelectorAll(".grip")) this.describe(grip, ends[grip.dataset.end], inWords(ends[grip.dataset.end]))
    this.describe(this.find(".span"), this.window.first, text)
  }

  describe(slider, now, text) {
    const values = { "aria-valuemin": this.period.first, "aria-valuemax": this.period.last, "aria-valuenow": now, "aria-valuetext": text }
    for (const [name, value] of Object.entries(values)) slider.setAttribute(name, value)
  }

  /** Set the window, redraw, and tell Python once it rests. */
  move(window, undated = false) {
    this.undated = undated
    const [first, last] = [Math.min(window.first, window.last), Math.max(window.first, window.last)]
    this.window = this.fitted({ first, last })
    this.placeWindow()
    this.countSoon()
    clearTimeout(this.resting)
    this.resting = setTimeout(() => {
      if (!this.timer) this.tell.setStateValue("window", this.toldWindow())
    }, REST_MS)
  }

  /** How time is played: speed, and whether the window grows. */
  get pace() {
    return [this.find(".speed").value, this.find(".mode").value]
  }

  takePace(told) {
    const [speed, mode] = told ?? []
    for (const [selector, value] of [[".speed", speed], [".mode", mode]]) {
      const chooser = this.find(selector)
      chooser.value = [...chooser.options].some((option) => option.value === value) ? value : chooser.options[0].value
    }
  }

  toldWindow() {
    if (this.undated) return [UNDATED, UNDATED]
    return this.whole ? null : [iso(this.window.first), iso(this.window.last)]
  }

  /** The bar at a day alone; a second time the whole period. */
  pickBin(day) {
    const first = Math.max(this.binStart(day), this.period.first), last = Math.min(this.binEnd(this.binStart(day)) - 1, this.period.last)
    const same = !this.undated && this.window.first === first && this.window.last === last
    this.move(same ? this.period : { first, last })
  }

  dayAt(clientX) {
    const box = this.lane.getBoundingClientRect()
    const { first, last } = this.scale()
    return Math.round(first + clamp((clientX - box.left) / box.width, 0, 1) * (last - first))
  }

  // ---------------------------------------------------------------- play

  /** Bins per step of play, so that a long period does not take forever. */
  stride() {
    const { first, last } = this.scale()
    const days = { day: 1, month: 30.4, year: 365.25 }[this.model.timeline.step]
    return Math.max(1, Math.ceil((last - first) / days / MOST_STEPS))
  }

  play() {
    if (this.timer) return this.stop()
    const { first, last } = this.period
    const cumulative = this.find(".mode").value === "cumulative"
    if (this.whole || this.window.last >= last) {
      const days = Math.max(1, Math.round((last - first) / 10))
      this.move({ first, last: cumulative ? this.shifted(this.binStart(first), this.stride()) - 1 : this.whole ? first + days : first + this.window.last - this.window.first })
    }
    // Nothing glides between steps; who asked for less motion also gets more time for each
    const slow = calm() ? 3 : 1
    const wait = () => (slow * STEP_MS) / Number(this.find(".speed").value)
    const tick = () => {
      if (!this.step(1)) return this.stop()
      this.timer = setTimeout(tick, wait())
    }
    this.timer = setTimeout(tick, wait())
    this.showPlaying(true)
  }

  stop() {
    clearTimeout(this.timer)
    const played = this.timer !== undefined
    this.timer = undefined
    this.showPlaying(false)
    if (played && this.period) this.move(this.window, this.undated)
  }

  showPlaying(playing) {
    this.find(".caption").setAttribute("aria-live", playing ? "off" : "polite") // not read out at each step
    const button = this.find(".play")
    button.setAttribute("aria-pressed", String(playing))
    button.setAttribute("aria-label", playing ? "Pause" : "Play")
    button.querySelector("path").setAttribute("d", playing ? "M3.5 2.5h3.2v11H3.5zM9.3 2.5h3.2v11H9.3z" : "M4 2.5v11l9.5-5.5z")
  }

  /** Move by one step; false at the end of the period. */
  step(direction) {
    const { first, last } = this.period
    const { window } = this
    const bins = direction * this.stride()
    if (direction > 0 ? window.last >= last : window.first <= first && this.find(".mode").value !== "cumulative") {
      if (!this.whole || direction < 0) return false
    }
    if (this.find(".mode").value === "cumulative") {
      this.move({ first, last: clamp(this.shifted(window.last + 1, bins) - 1, first, last) })
      return this.window.last < last
    }
    if (this.whole) {
      this.move({ first, last: this.shifted(this.binStart(first), this.stride()) - 1 })
      return true
    }
    const days = window.last - window.first
    const from = clamp(this.shifted(window.first, bins), first, last)
    this.move({ first: from, last: Math.min(last, from + days) })
    return this.window.last < last
  }

  // ---------------------------------------------------------------- hands

  listen() {
    const on = (selector, event, action) => this.find(selector).addEventListener(event, action)
    on(".play", "click", () => this.play())
    on(".back", "click", () => { this.stop(); this.step(-1) })
    on(".on", "click", () => { this.stop(); this.step(1) })
    on(".whole", "click", () => { this.stop(); this.move(this.period) })
    on(".undated", "click", () => { this.stop(); this.move(this.period ?? this.window, !this.undated) })
    on(".region", "change", (event) => this.lookAt(event.target.value))
    for (const button of this.root.querySelectorAll("[data-picture]")) {
      button.addEventListener("click", () => { button.closest("details").open = false; this.picture(button.dataset.picture) })
    }
    on(".earlier", "click", () => this.leaveCloseUp(true))
    for (const chooser of [".speed", ".mode"]) on(chooser, "change", () => this.tell.setStateValue("pace", this.pace))
    on(".time", "keydown", (event) => {
      if (event.key !== " " || event.target.closest("button, select")) return
      event.preventDefault()
      this.play()
    })
    this.listenToPointer()
    for (const button of this.root.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.zoom(Number(button.dataset.zoom)))
    }
    on(".map", "keydown", (event) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
      if (move) this.pan(...move)
      else if (event.key === "+" || event.key === "=") this.zoom(1.5)
      else if (event.key === "-") this.zoom(1 / 1.5)
      else if (event.key === "0") this.zoom(0)
      else if (event.key === " ") this.play()
      else return
      event.preventDefault()
    })
    for (const slider of this.root.querySelectorAll('[role="slider"]')) {
      slider.addEventListener("keydown", (event) => this.nudge(event, slider.dataset.end))
    }
    this.lane.addEventListener("pointerdown", (event) => this.grab(event))
    this.lane.addEventListener("dblclick", () => this.move(this.period))
  }

  listenToPointer() {
    let down, next
    const point = () => {
      const event = next
      next = undefined
      const picked = event && this.counted && this.pickedAt(...this.spotOf(event))
      if (picked) this.whisper(picked, event)
      else this.quiet()
    }
    this.node.addEventListener("pointerdown", (event) => { down = event; next = undefined; this.quiet() })
    this.node.addEventListener("pointermove", (event) => {
      if (event.buttons || event.pointerType === "touch") return
      if (!next) requestAnimationFrame(point)
      next = event
    })
    this.node.addEventListener("pointerleave", () => { next = undefined; this.quiet() })
    this.node.addEventListener("click", (event) => {
      const moved = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > STILL
      const picked = !moved && this.counted && this.pickedAt(...this.spotOf(event), event.pointerType === "touch" ? FINGER : undefined)
      if (picked) this.pick(picked)
    })
  }

  /** Told as a state that is numbered, since a trigger is lost where Python is asked for something else at the same moment. */
  pick({ kind, id }) {
    this.picks = (this.picks ?? 0) + 1
    this.tell.setStateValue("picked", { kind, id, number: this.picks })
  }

  nudge(event, end) {
    const bins = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key]
    const limit = { Home: this.period.first, End: this.period.last }[event.key]
    if (bins === undefined && limit === undefined) return
    event.preventDefault()
    this.stop()
    const { window } = this
    const to = (day) => limit ?? clamp(this.shifted(day, bins), this.period.first, this.period.last)
    if (end) return this.move({ ...window, [end]: to(window[end]) })
    const first = to(window.first)
    this.move({ first, last: first + window.last - window.first })
  }

  grab(event) {
    if (!this.period || event.button) return
    this.stop()
    event.preventDefault()
    const grip = event.target.dataset?.end
    const started = this.dayAt(event.clientX), before = { ...this.window }
    const spanMoves = !grip && event.target.classList.contains("span") && !this.whole
    event.target.focus?.({ preventScroll: true })
    let dragged = false
    const drag = (move) => {
      const day = this.dayAt(move.clientX)
      dragged ||= Math.abs(move.clientX - event.clientX) > 3
      if (!dragged) return
      if (grip) this.move({ ...before, [grip]: day })
      else if (spanMoves) {
        const by = clamp(day - started, this.period.first - before.first, this.period.last - before.last)
        this.move({ first: before.first + by, last: before.last + by })
      } else this.move({ first: started, last: day })
    }
    const drop = () => {
      removeEventListener("pointermove", drag)
      removeEventListener("pointerup", drop)
      removeEventListener("pointercancel", drop)
      const narrow = this.find(".window").clientWidth < 32 // all of it is grips
      if (!dragged && (!grip || narrow)) this.pickBin(started)
    }
    addEventListener("pointermove", drag)
    addEventListener("pointerup", drop)
    addEventListener("pointercancel", drop)
  }
}

const nextFrame = () => new Promise(requestAnimationFrame)
const CONFIG = { displayModeBar: false, scrollZoom: true, responsive: false, doubleClick: false, showTips: false }

/** The middle of places on the globe. */
function middleOf(lon, lat) {
  const sum = [0, 0, 0]
  lon.forEach((each, index) => {
    const [x, y] = [(each * Math.PI) / 180, (lat[index] * Math.PI) / 180]
    sum[0] += Math.cos(y) * Math.cos(x); sum[1] += Math.cos(y) * Math.sin(x); sum[2] += Math.sin(y)
  })
  return { lon: (Math.atan2(sum[1], sum[0]) * 180) / Math.PI, lat: (Math.atan2(sum[2], Math.hypot(sum[0], sum[1])) * 180) / Math.PI }
}

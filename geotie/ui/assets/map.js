/*
The map and its timeline, drawn from a model that Python sends once per archive, fill and theme.

The model holds a Plotly figure as a template (each trace says in `meta.role` what it draws), the course of every line, and the
dated events and marks behind them. Moving in time counts anew here, so dragging and playing need no server; Python is told the
window when it comes to rest, and what was clicked. The same node is kept and redrawn with `Plotly.react`, so zoom and position stay.

Two kinds of mount share this file: the map itself, and a mount without a face that carries the selection, so that choosing
something does not send the model again.
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
const WHOLE_WORLD = { scale: 1, lon: 11, lat: 0 }
const maps = (globalThis.__geotieMaps ??= new Map()) // by channel
const waiting = (globalThis.__geotieSelections ??= new Map())
let plotlyLoading

export default function (component) {
  const { data, parentElement } = component
  if (!data) return
  if (data.role === "selection") {
    const changed = JSON.stringify(waiting.get(data.channel)) !== JSON.stringify(data.selection)
    waiting.set(data.channel, data.selection)
    if (changed) document.querySelector(data.words)?.scrollTo(0, 0) // other words: read them from the top
    maps.get(data.channel)?.select(data.selection)
    maps.get(data.channel)?.follow(data.moved)
    return
  }
  const root = parentElement.querySelector(".geotie")
  const view = (root.geotieView ??= new MapView(root))
  maps.set(data.channel, view)
  view.tell = component
  view.show(data).then(() => view.select(waiting.get(data.channel)))
  return () => {
    if (maps.get(data.channel) === view && !root.isConnected) maps.delete(data.channel)
    view.stop()
  }
}

/** Address of the dashboard, also where a proxy serves it below a path. */
function appBase() {
  const script = [...document.scripts].find((each) => each.src.includes("/static/js/"))
  return script ? script.src.slice(0, script.src.indexOf("/static/js/") + 1) : new URL("/", document.baseURI).href
}

function loadPlotly(url) {
  if (globalThis.Plotly?.react) return Promise.resolve(globalThis.Plotly)
  return (plotlyLoading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = url
    script.onload = () => resolve(globalThis.Plotly)
    script.onerror = () => { plotlyLoading = undefined; reject(new Error(`cannot load ${url}`)) }
    document.head.append(script)
  }))
}

const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS)
const iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10)
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
const inWords = (day) => words.format(new Date(day * DAY_MS))
const grouped = new Intl.NumberFormat("en")
const plural = (number, one, many) => `${number < 1000 ? number : grouped.format(number)} ${number === 1 ? one : many}`
function listed(mark, words) {
  const item = document.createElement("li"), label = document.createElement("span")
  label.textContent = words
  item.append(mark, label)
  return item
}

const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** Place and country of a picked stop; a stop whose place is not told stands at the capital, and its own words say so. */
const place = ({ id, text }) => (id.endsWith(":") ? text.replace(/<[^>]*>/g, " ") : text.replace(/<[^>]*>/g, ""))
const TOLD = new Set(["arrows", "line", "stops", "countries", "small states"])

function titled(title, items, name) {
  const box = document.createElement("div"), list = document.createElement("ul"), heading = document.createElement("strong")
  heading.textContent = title
  list.className = name
  list.append(...items)
  box.append(heading, list)
  return box
}

function stroke({ color, dash }, opacity = 1) {
  const svg = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "line")
  const pattern = { dash: "6 4", dot: "2 3", dashdot: "6 3 1.5 3" }[dash] ?? ""
  const values = { x1: 0, x2: 28, y1: 4, y2: 4, stroke: color, "stroke-width": 2.4, "stroke-dasharray": pattern, opacity }
  for (const [name, value] of Object.entries(values)) line.setAttribute(name, value)
  svg.setAttribute("viewBox", "0 0 28 8")
  svg.setAttribute("aria-hidden", "true")
  svg.append(line)
  return svg
}

/** Degrees from base64 of 16-bit hundredths. */
const degrees = (packed) => typeof packed === "string"
  ? Float32Array.from(new Int16Array(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)).buffer), (whole) => whole / 100)
  : packed
const UNDATED = "undated"
const clamp = (value, low, high) => Math.min(high, Math.max(low, value))

class MapView {
  constructor(root) {
    this.root = root
    this.find = (selector) => root.querySelector(selector)
    this.node = this.find(".map")
    this.lane = this.find(".lane")
    this.chosen = undefined
    this.camera = "" // a region's name, "scale,longitude,latitude" or "" for the whole world
    this.undated = false // whether only what has no day is shown
    this.turn = 0
    this.listen()
    new ResizeObserver(() => this.fit()).observe(this.node)
  }

  /** Take a model; the view and, where its days are still there, the window stay as they are. */
  async show(data) {
    if (data.signature === this.signature) return
    const first = this.signature === undefined
    this.signature = data.signature
    this.model = data
    const { period } = data.timeline
    this.period = period && { first: dayNumber(period[0]), last: dayNumber(period[1]) }
    if (first) this.readWindow(data.window)
    this.window = this.fitted(this.window)
    if (!data.timeline.undated) this.undated = false
    this.unpack()
    this.drawTimeline()
    try {
      this.plotly = await loadPlotly(appBase() + data.addresses.plotly)
    } catch {
      this.find(".wait").textContent = "The map cannot be drawn: its drawing library did not load. Reload the page."
      return
    }
    const figure = data.figure
    this.template = figure.data
    const geo = this.node.layout?.geo
    this.layout = figure.layout
    this.root.dataset.world = this.globe ? "globe" : "flat"
    this.offerRegions()
    if (first) this.camera = data.camera ?? ""
    if (geo && geo.projection.type === figure.layout.geo.projection.type) {
      figure.layout.geo = { ...figure.layout.geo, projection: { ...geo.projection }, center: { ...geo.center } }
    } else if (this.camera) {
      const { scale, lon, lat } = this.place(this.camera)
      const { projection } = figure.layout.geo
      figure.layout.geo = {
        ...figure.layout.geo,
        projection: { ...projection, scale, rotation: { lon, lat: this.globe ? lat : 0 } }, center: this.globe ? {} : { lon, lat },
      }
    }
    this.showRegion()
    this.drawKey()
    await this.draw()
    this.find(".wait").hidden = true
  }

  /** Columns of the model as arrays that the counting below runs over. */
  unpack() {
    const { events, marks, lines } = this.model
    for (const axis of ["lon", "lat"]) lines[axis] = degrees(lines[axis])
    const numbers = (column) => Float64Array.from(column, (value) => (value === null ? NaN : value))
    this.events = { ...events, day: numbers(events.day) }
    this.marks = { ...marks, day: numbers(marks.day) }
    this.points = lines.id.length ? lines.lon.length / lines.id.length : 0 // per line
  }

  get globe() {
    return this.layout?.geo?.projection?.type === "orthographic"
  }

  readWindow(told) {
    this.undated = told?.[0] === UNDATED
    this.window = told && !this.undated ? { first: dayNumber(told[0]), last: dayNumber(told[1]) } : undefined
  }

  /** Where the address leads, as after the browser's back; `turn` is raised when there is something to take. */
  follow(moved) {
    if (!moved || moved.turn <= this.turn || !this.plotly) return
    this.turn = moved.turn
    this.stop()
    this.readWindow(moved.window)
    this.window = this.fitted(this.window)
    this.placeWindow()
    this.draw()
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
    return this.whole || (day >= this.window.first && day <= this.window.last)
  }

  // ---------------------------------------------------------------- counting

  /** Distinct journeys or events per line, in the window, the latest day of each, and the articles that tell of them. */
  countLines() {
    const { line, key, day, article } = this.events
    const seen = new Set(), articles = new Set(), layers = {}
    const counts = new Int32Array(this.model.lines.id.length), latest = new Float64Array(counts.length).fill(-Infinity)
    const { keys } = this.model, of = this.model.lines.layer
    for (let i = 0; i < line.length; i++) {
      if (!this.inside(day[i])) continue
      const row = line[i]
      articles.add(article[i])
      ;(layers[of[row]] ??= new Set()).add(key[i])
      if (day[i] > latest[row]) latest[row] = day[i]
      const pair = row * keys + key[i]
      if (seen.has(pair)) continue
      seen.add(pair)
      counts[row]++
    }
    return { counts, articles, layers, latest }
  }

  /** Events in the window along some lines, the latest first, each journey or event once; and the articles that tell of them. */
  eventsOf(rows) {
    const wanted = new Set(rows), { line, key, day, article } = this.events
    const latest = new Map(), articles = new Set()
    for (let i = 0; i < line.length; i++) {
      if (!wanted.has(line[i]) || !this.inside(day[i])) continue
      articles.add(article[i])
      if (!(latest.get(key[i]) > day[i])) latest.set(key[i], day[i])
    }
    return { articles, keys: [...latest].sort(([, a], [, b]) => (b || -Infinity) - (a || -Infinity)).map(([name]) => name) }
  }

  /** Value per country: the sum of its distinct marks in the window; countries without a mark are left out. */
  countCountries() {
    const { country, key, value, day } = this.marks
    const seen = new Set(), values = new Map()
    for (let i = 0; i < country.length; i++) {
      if (!this.inside(day[i])) continue
      const pair = country[i] * this.model.marks.keys + key[i]
      if (seen.has(pair)) continue
      seen.add(pair)
      const code = this.model.marks.codes[country[i]]
      values.set(code, (values.get(code) ?? 0) + value[i])
    }
    return values
  }

  /** How many articles, and how many sources that are independent of each other: copies of one text are one source. */
  sourcesText(articles) {
    const sources = new Set([...articles].map((index) => this.model.articleSource[index]))
    return `${plural(articles.size, "article", "articles")} of ${plural(sources.size, "independent source", "independent sources")}`
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
    if (code === this.model.focus) return `<b>${name}</b><br>the map is seen from here`
    if (value === undefined) return `<b>${name}</b><br>no ${many}`
    const sign = signed && value > 0 ? "+" : value < 0 ? "−" : ""
    return `<b>${name}</b><br>${sign}${plural(Math.abs(value), one, many)}`
  }

  // ---------------------------------------------------------------- drawing

  /** The template's traces with what the window holds; those that have nothing to draw are left out. */
  traces() {
    const boldness = clamp(this.node.clientWidth / 950, 0.55, 1.25) // lines and marks are finer on a small map
    const { lines } = this.model
    const { counts, articles, layers, latest } = this.countLines()
    const values = this.countCountries()
    const active = []
    counts.forEach((count, row) => { if (count) active.push(row) })
    const older = this.olderThanMost(active, latest)
    this.counted = { values, articles, layers, counts, active, older }
    const shade = (row) => (this.stepsBack(row) ? STEPPED_BACK : older.has(row) ? OLDER : 1)
    const group = new Map()
    for (const row of active) {
      if (!lines.has_course[row]) continue
      const width = this.model.widthFrom.filter((least) => counts[row] >= least).length - 1
      const name = `${lines.style[row]}/${width}/${shade(row)}`
      if (!group.has(name)) group.set(name, [])
      group.get(name).push(row)
    }
    const step = active.length > 600 ? 4 : active.length > 200 ? 2 : 1 // the globe bends lines between points anyway
    const fill = {
      arrows: (trace) => {
        const rows = active.filter((row) => lines.arrow[row])
        const pick = (column) => rows.map((row) => lines[column][row])
        const styles = rows.map((row) => this.model.styles[lines.style[row]])
        return {
          lon: pick("arrow_lon"), lat: pick("arrow_lat"), customdata: pick("id"), text: rows,
          marker: {
            ...trace.marker, size: trace.marker.size * boldness * (rows.length > CROWD ? 0.8 : 1), angle: pick("arrow_angle"),
            color: styles.map((s) => s.color), opacity: rows.map((row, i) => styles[i].opacity * shade(row)),
          },
        }
      },
      line: (trace) => {
        const line = { ...trace.line, width: trace.line.width * boldness }
        const { opacity } = this.model.styles[trace.meta.style]
        return [STEPPED_BACK, OLDER, 1].flatMap((share) => {
          const rows = group.get(`${trace.meta.style}/${trace.meta.width}/${share}`)
          return rows ? [{ ...this.coursesOf(rows, step), line, opacity: opacity * share }] : []
        })
      },
      stops: (trace) => {
        const places = new Map()
        for (const row of active) {
          if (lines.layer[row] === "journeys" || !lines.has_course[row]) places.set(`${lines.end_lon[row]} ${lines.end_lat[row]}`, row)
        }
        const rows = [...places.values()]
        const pick = (column) => rows.map((row) => lines[column][row])
        return {
          lon: pick("end_lon"), lat: pick("end_lat"), text: pick("end_text"),
          customdata: rows.map((row) => (lines.layer[row] === "journeys" ? `${lines.end_country[row]}:${lines.end_place[row]}` : lines.id[row])),
          marker: { ...trace.marker, size: trace.marker.size * boldness, opacity: rows.map(shade) },
        }
      },
      countries: (trace) => ({
        z: trace.customdata.map((code) => this.classOf(values.get(code))),
        text: trace.customdata.map((code, index) => this.valueText(code, values.get(code), trace.locations[index])),
      }),
      "small states": (trace) => ({
        text: trace.customdata.map((code) => this.valueText(code, values.get(code))),
        marker: {
          ...trace.marker,
          color: trace.customdata.map((code) => this.classOf(values.get(code))),
          size: trace.customdata.map((code) => (values.has(code) ? 9 : 5) * boldness),
        },
      }),
      "selected country": () => {
        const wanted = [this.model.focus, this.chosen?.country].filter(Boolean)
        const areas = [...new Set(wanted)].flatMap((code) => this.model.areas[code] ?? [])
        return { locations: areas, z: areas.map(() => 0) }
      },
      "selected line": () => ({ lon: this.chosen?.course?.lon ?? [], lat: this.chosen?.course?.lat ?? [] }),
      "selected stops": () => {
        const stops = this.chosen?.stops ?? []
        return { lon: stops.map((s) => s[0]), lat: stops.map((s) => s[1]), text: stops.map((s) => s[2]) }
      },
    }
    const geojson = this.geometry()
    return this.template.flatMap((trace) => {
      const changes = [fill[trace.meta?.role]?.(trace) ?? {}].flat()
      const silent = TOLD.has(trace.meta?.role) && { hoverinfo: "none", hovertemplate: null } // told by a box of our own
      return changes.map((change) => ({ ...trace, ...change, ...silent, ...(trace.geojson && { geojson }) }))
    })
  }

  /** Where many lines are drawn, those whose latest event is older than that of half of them: recent ones come first to the eye. */
  olderThanMost(active, latest) {
    if (active.length <= CROWD) return new Set()
    const days = active.map((row) => latest[row]).sort((a, b) => a - b)
    const middle = days[days.length >> 1]
    return new Set(active.filter((row) => latest[row] < middle))
  }

  /** Points of these lines in one trace, a gap after each; the text is the line's row. */
  coursesOf(rows, step) {
    const { lines } = this.model
    const per = Math.ceil(this.points / step) + 1, size = rows.length * per
    const lon = new Array(size), lat = new Array(size), customdata = new Array(size), text = new Array(size)
    let at = 0
    for (const row of rows) {
      const id = lines.id[row], end = (row + 1) * this.points
      for (let point = row * this.points; point < end; point += step, at++) {
        lon[at] = lines.lon[point]; lat[at] = lines.lat[point]; customdata[at] = id; text[at] = row
      }
      lon[at] = null; lat[at] = null; customdata[at] = ""; text[at++] = ""
    }
    lon.length = lat.length = customdata.length = text.length = at
    return { lon, lat, customdata, text }
  }

  /** Address of the borders: the simple ones suffice, and move faster, until the view comes near. */
  geometry() {
    const { borders, far_borders: far } = this.model.addresses
    const wanted = this.scaleOfView() > NEAR_SCALE ? borders : far
    return typeof wanted === "string" ? appBase() + wanted : wanted // a file without a server holds the borders themselves
  }

  scaleOfView() {
    return this.node.layout?.geo?.projection?.scale ?? 1
  }

  /** Lines that do not belong to what is selected step back. */
  stepsBack(row) {
    const { country, course, place } = this.chosen ?? {}
    if (course) return true
    const { start_country: starts, end_country: ends, end_place: places } = this.model.lines
    if (place !== undefined) return ends[row] !== country || places[row] !== place
    return country !== undefined && starts[row] !== country && ends[row] !== country
  }

  /** Redraw as soon as the drawing before it is done; calls in between fall together. */
  async draw() {
    this.stale = true
    if (this.drawing || !this.plotly || !this.template) return
    this.drawing = true
    try {
      while (this.stale) {
        this.stale = false
        const started = performance.now()
        // The page has a legend of its own
        const layout = { ...this.layout, showlegend: false, coloraxis: { ...this.layout.coloraxis, showscale: false }, autosize: true }
        await this.plotly.react(this.node, this.traces(), layout, CONFIG)
        this.layout = this.node.layout
        this.hear()
        if (this.widen()) this.stale = true
        this.caption()
        this.root.dataset.drawMs = (performance.now() - started).toFixed(0)
        this.root.dataset.window = (this.toldWindow() ?? []).join("/")
        await new Promise(requestAnimationFrame)
      }
    } finally {
      this.drawing = false
    }
    this.root.dataset.ready = "true"
  }

  /**
   * Let an enlarged map fill its whole box: plotly.js cuts it where the whole world would end. True where the map has to be drawn
   * again for it.
   */
  widen() {
    const geo = this.node._fullLayout?.geo?._subplot
    if (!geo?.updateProjection || geo.isWide) return false
    const ofPlotly = geo.updateProjection
    geo.updateProjection = function (calcData, layout) {
      ofPlotly.call(this, calcData, layout)
      this.bounds = [[0, 0], [layout.width, layout.height]]
      this.projection.clipExtent(this.bounds)
    }
    geo.isWide = true
    return this.globe || this.scaleOfView() > 1
  }

  /** The legend, from the figure's own: as part of the page it wraps on a narrow screen and is read aloud. */
  drawKey() {
    const { coloraxis, legend } = this.layout
    const { tickvals, ticktext, title } = coloraxis.colorbar
    const colors = coloraxis.colorscale.filter((_, index) => index % 2 === 0).map(([, color]) => color)
    const classes = tickvals.map((value, index) => {
      const swatch = document.createElement("i")
      swatch.style.background = colors[value]
      return listed(swatch, ticktext[index])
    })
    const keys = this.template.filter((trace) => trace.meta?.role === "key")
    const entries = (wanted) => keys.filter((trace) => wanted === (trace.meta.layer === "journeys"))
      .map((trace) => listed(stroke(trace.line, trace.opacity), trace.name))
    const journeys = entries(true), others = entries(false)
    this.find(".key").replaceChildren(
      titled(title.text, classes, "classes"),
      ...(journeys.length ? [titled(legend.title.text, journeys, "lines")] : []),
      ...(others.length ? [titled(journeys.length ? "Other lines" : "Lines", others, "lines")] : []),
    )
  }

  /** What the legend does not show: which lines are paler, and that lines led round a pole are no great circles. */
  noteLines() {
    const { active, older } = this.counted
    const bent = new Set(this.model.lines.bent)
    const notes = [
      older.size && "Paler lines are older.",
      !this.globe && active.some((row) => bent.has(row)) && "Lines that come close to a pole lead round it; the globe shows them as they are.",
    ].filter(Boolean)
    this.find(".note-lines").textContent = notes.join(" ")
    this.find(".note-lines").hidden = !notes.length
  }

  caption() {
    const { articles, layers } = this.counted
    const names = { journeys: ["journey", "journeys"], ties: ["tie event", "tie events"], routes: ["carrier’s route", "carriers’ routes"] }
    const shown = Object.keys(names).filter((name) => this.model.layers.includes(name))
    const parts = shown.map((name) => plural(layers[name]?.size ?? 0, ...names[name]))
    const told = articles.size ? `, told by ${this.sourcesText(articles)}` : ""
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
    let near = false
    this.node.on("plotly_relayout", () => {
      this.quiet()
      if (near !== this.scaleOfView() > NEAR_SCALE) this.draw()
      near = this.scaleOfView() > NEAR_SCALE
      if (!this.placing) this.tellCamera(this.cameraNow())
    })
    this.node.on("plotly_click", (event) => {
      const picked = this.pickedBy(event)
      if (picked) this.tell.setTriggerValue("picked", picked)
    })
    this.node.on("plotly_hover", (event) => this.whisper(event))
    this.node.on("plotly_unhover", () => this.quiet())
  }

  pickedBy(event) {
    const point = event.points?.[0]
    const id = point?.customdata
    if (!id) return undefined
    const role = point.fullData?.meta?.role ?? point.data?.meta?.role
    if (role === "line" || role === "arrows" || id.includes(">")) return { kind: "arc", id, role, row: point.text }
    return { kind: role === "stops" ? "stop" : "country", id, role, text: point.text }
  }

  // ---------------------------------------------------------------- pointing

  /** What is under the pointer in few words; its lines stand out, and the others are pale as long as it is pointed at. */
  whisper(event) {
    const picked = this.pickedBy(event)
    if (!picked) return this.quiet()
    const { lines } = this.model
    const [country, place] = picked.id.split(":")
    const rows = this.counted.active.filter((row) => {
      if (picked.kind === "arc") return lines.id[row] === picked.id
      if (picked.kind === "stop") return lines.layer[row] === "journeys" && lines.end_country[row] === country && lines.end_place[row] === place
      return lines.end_country[row] === country || lines.start_country[row] === country
    })
    this.find(".told").innerHTML = this.story(picked, rows)
    const box = this.find(".told"), stage = this.find(".stage").getBoundingClientRect()
    box.hidden = false
    const { clientX, clientY } = event.event
    const right = clientX - stage.left > stage.width * 0.6, low = clientY - stage.top > stage.height * 0.6
    box.style.left = right ? "" : `${clientX - stage.left + 14}px`
    box.style.right = right ? `${stage.right - clientX + 14}px` : ""
    box.style.top = low ? "" : `${clientY - stage.top + 12}px`
    box.style.bottom = low ? `${stage.bottom - clientY + 12}px` : ""
    const drawn = rows.filter((row) => lines.has_course[row])
    this.trace(drawn)
    this.root.toggleAttribute("data-pointing", drawn.length > 0)
  }

  quiet() {
    this.find(".told").hidden = true
    this.find(".trail").replaceChildren()
    this.root.removeAttribute("data-pointing")
  }

  story(picked, rows) {
    const { lines, stories, units } = this.model
    const { keys, articles } = this.eventsOf(rows)
    const text = escaped(picked.kind === "arc" ? lines.label[picked.row] ?? "" : "")
    // Texts of countries and stops were made here or by Python from names of our own tables; places come from articles
    const head = picked.kind === "arc" ? `<b>${text}</b>` : picked.kind === "stop" ? `<b>${escaped(place(picked))}</b>` : picked.text
    const number = picked.kind === "country" ? "" : `<br>${plural(keys.length, ...units[lines.layer[rows[0]] ?? "journeys"])}`
    const told = stories ? keys.slice(0, TOLD_AT_ONCE).map((key) => `<li>${escaped(stories[key] ?? "")}</li>`) : []
    const more = stories && keys.length > told.length ? `<li>… and ${grouped.format(keys.length - told.length)} more</li>` : ""
    const sources = keys.length ? `<small>${this.sourcesText(articles)}; click to read them</small>` : ""
    return `${head}${number}${told.length ? `<ul>${told.join("")}${more}</ul>` : ""}${sources}`
  }

  /** The courses of these lines above the map, as the projection of the moment puts them. */
  trace(rows) {
    const { lines } = this.model
    const geo = this.node._fullLayout?.geo?._subplot
    if (!geo?.projection) return
    const [left, top] = [geo.xaxis._offset, geo.yaxis._offset]
    const jump = this.node.clientWidth / 2
    const paths = rows.map((row) => {
      let path = "", before
      for (let point = row * this.points; point < (row + 1) * this.points; point++) {
        const place = [lines.lon[point], lines.lat[point]]
        const hidden = geo.isLonLatOverEdges?.(place), pixel = hidden ? undefined : geo.project(place)
        const goesOn = before && pixel && Math.abs(before[0] - pixel[0]) < jump
        if (pixel) path += `${goesOn ? "L" : "M"}${(pixel[0] + left).toFixed(1)} ${(pixel[1] + top).toFixed(1)}`
        before = pixel
      }
      const line = document.createElementNS(SVG, "path")
      line.setAttribute("d", path)
      line.setAttribute("stroke", this.model.styles[lines.style[row]].color)
      return line
    })
    this.find(".trail").replaceChildren(...paths)
    this.find(".trail").classList.toggle("many", rows.length > 8)
  }

  select(selection) {
    const same = JSON.stringify(selection ?? null) === JSON.stringify(this.chosen ?? null)
    this.chosen = selection ?? undefined
    if (!same) this.draw()
  }

  fit() {
    clearTimeout(this.fitting)
    this.fitting = setTimeout(() => {
      // A page that was left, or a tab in the background, has no size to fit to
      if (this.plotly && this.node.layout && this.node.isConnected && this.node.clientWidth) {
        this.plotly.Plots.resize(this.node).then(() => this.draw())
      }
    }, 120)
  }

  zoom(factor) {
    if (!factor) return this.lookAt("")
    const scale = this.node.layout?.geo?.projection?.scale ?? 1
    this.plotly.relayout(this.node, { "geo.projection.scale": clamp(scale * factor, 0.7, 60) })
  }

  pan(right, up) {
    const step = 20 / this.scaleOfView()
    const { lon, lat } = this.middle()
    this.moveTo({ scale: this.scaleOfView(), lon: ((lon + right * step + 540) % 360) - 180, lat: clamp(lat + up * step, -80, 80) })
  }

  /** What the middle of the map shows. */
  middle() {
    const geo = this.node.layout?.geo ?? {}
    const { lon, lat } = this.globe ? geo.projection?.rotation ?? {} : geo.center ?? {}
    return { lon: lon ?? WHOLE_WORLD.lon, lat: lat ?? (this.globe ? 0 : this.model.centerLat) }
  }

  moveTo({ scale, lon, lat }) {
    return this.plotly.relayout(this.node, this.globe
      ? { "geo.projection.scale": scale, "geo.projection.rotation.lon": lon, "geo.projection.rotation.lat": lat }
      : { "geo.projection.scale": scale, "geo.projection.rotation.lon": lon, "geo.projection.rotation.lat": 0, "geo.center.lon": lon, "geo.center.lat": lat })
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
    return this.text({ scale: this.scaleOfView(), ...this.middle() })
  }

  text({ scale, lon, lat }) {
    return [scale.toFixed(2), lon.toFixed(1), lat.toFixed(1)].join(",")
  }

  /** Look at a region or another camera. */
  async lookAt(camera) {
    this.placing = true
    await this.moveTo(this.place(camera))
    this.placing = false
    this.camera = camera
    this.showRegion()
    this.sendCamera()
  }

  /** Python is told where the map looks once it rests, so that the address can say so. */
  tellCamera(told) {
    const { scale, lon, lat } = this.place("")
    const camera = told === this.text({ scale, lon, lat }) ? "" : told
    if (camera === this.camera || told === this.text(this.place(this.camera))) return
    this.camera = camera
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
    if (![...chooser.options].some((option) => option.value === this.camera)) {
      const own = new Option("Own view", this.camera)
      own.dataset.own = ""
      chooser.add(own)
    }
    chooser.value = this.camera
  }

  // ---------------------------------------------------------------- pictures

  /** The map as it stands, with legend and caption, as a file; nothing is asked of a server. */
  async picture(format) {
    const { layout } = this
    const period = this.period && !this.undated ? `${inWords(this.window.first)} – ${inWords(this.window.last)}` : ""
    const foot = {
      text: `<b>${escaped(layout.coloraxis.colorbar.title.text)}</b> ${period}<br>${escaped(this.find(".caption").textContent)} Drawn by geotie.`,
      xref: "paper", yref: "paper", x: 0.01, y: -0.012, xanchor: "left", yanchor: "top", align: "left", showarrow: false, font: { size: 13 },
    }
    const { coloraxis, legend } = layout
    const drawn = {
      ...layout, showlegend: true, autosize: false, annotations: [foot], margin: { l: 0, r: 0, t: 0, b: PICTURE.foot },
      coloraxis: { ...coloraxis, showscale: true },
      legend: { ...legend, title: { ...legend.title, text: legend.title.text.replace(", ", ",<br>") } },
    }
    const share = this.node.clientHeight / this.node.clientWidth
    const size = { width: PICTURE.width, height: Math.round(PICTURE.width * share) + PICTURE.foot }
    const url = await this.plotly.toImage({ data: this.traces(), layout: { ...drawn, ...size } }, { format, ...size, scale: format === "png" ? 2 : 1 })
    const link = document.createElement("a")
    link.href = url
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
    this.draw()
    clearTimeout(this.resting)
    this.resting = setTimeout(() => {
      if (!this.timer) this.tell.setStateValue("window", this.toldWindow())
    }, REST_MS)
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
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? 3 : 1
    const wait = () => (calm * STEP_MS) / Number(this.find(".speed").value)
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
    on(".map", "pointerleave", () => this.quiet())
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

const PICTURE = { width: 1600, foot: 60 } // pixels
const CONFIG = { displayModeBar: false, scrollZoom: true, responsive: false, doubleClick: false, showTips: false }

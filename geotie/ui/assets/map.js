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
  const pattern = { dash: "6 4", dot: "2 3" }[dash] ?? ""
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
const clamp = (value, low, high) => Math.min(high, Math.max(low, value))

class MapView {
  constructor(root) {
    this.root = root
    this.find = (selector) => root.querySelector(selector)
    this.node = this.find(".map")
    this.lane = this.find(".lane")
    this.chosen = undefined
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
    if (first && data.window) this.window = { first: dayNumber(data.window[0]), last: dayNumber(data.window[1]) }
    this.window = this.fitted(this.window)
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
    if (geo && geo.projection.type === figure.layout.geo.projection.type) {
      figure.layout.geo = { ...figure.layout.geo, projection: { ...geo.projection }, center: { ...geo.center } }
    }
    this.layout = figure.layout
    this.root.dataset.world = figure.layout.geo.projection.type === "orthographic" ? "globe" : "flat"
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

  /** A window inside the period; the whole period if nothing is left of it. */
  fitted(window) {
    if (!this.period) return undefined
    const { first, last } = this.period
    if (!window || window.last < first || window.first > last) return { first, last }
    return { first: Math.max(first, window.first), last: Math.min(last, window.last) }
  }

  get whole() {
    return !this.period || (this.window.first <= this.period.first && this.window.last >= this.period.last)
  }

  inside(day) {
    return this.whole || (day >= this.window.first && day <= this.window.last)
  }

  // ---------------------------------------------------------------- counting

  /** Distinct journeys or events per line, in the window, and the articles that tell of them. */
  countLines() {
    const { line, key, day, article } = this.events
    const seen = new Set(), articles = new Set(), layers = {}, told = new Map()
    const counts = new Int32Array(this.model.lines.id.length)
    for (let i = 0; i < line.length; i++) {
      if (!this.inside(day[i])) continue
      articles.add(article[i])
      if (!told.has(line[i])) told.set(line[i], new Set())
      told.get(line[i]).add(article[i])
      ;(layers[this.model.lines.layer[line[i]]] ??= new Set()).add(key[i])
      const pair = line[i] * this.model.keys + key[i]
      if (seen.has(pair)) continue
      seen.add(pair)
      counts[line[i]]++
    }
    return { counts, articles, layers, told }
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

  valueText(code, value) {
    const { one, many, signed } = this.model.fill
    const name = this.model.names[code] ?? code
    if (value === undefined) return `<b>${name}</b><br>no ${many}`
    const sign = signed && value > 0 ? "+" : value < 0 ? "−" : ""
    return `<b>${name}</b><br>${sign}${plural(Math.abs(value), one, many)}`
  }

  // ---------------------------------------------------------------- drawing

  /** The template's traces with what the window holds. */
  traces() {
    const boldness = clamp(this.node.clientWidth / 950, 0.55, 1.25) // lines and marks are finer on a small map
    const { lines } = this.model
    const { counts, articles, layers, told } = this.countLines()
    const values = this.countCountries()
    this.counted = { values, articles, layers }
    const group = new Map()
    const active = []
    counts.forEach((count, row) => {
      if (!count) return
      active.push(row)
      if (!lines.has_course[row]) return
      const width = this.model.widthFrom.filter((least) => count >= least).length - 1
      const name = `${lines.style[row]}/${width}`
      if (!group.has(name)) group.set(name, [])
      group.get(name).push(row)
    })
    const texts = new Map(active.map((row) => {
      const [one, many] = this.model.units[lines.layer[row]]
      return [row, `<b>${lines.label[row]}</b><br>${plural(counts[row], one, many)}<br>${this.sourcesText(told.get(row))}`]
    }))
    const fill = {
      arrows: (trace) => {
        const rows = active.filter((row) => lines.arrow[row])
        const pick = (column) => rows.map((row) => lines[column][row])
        const styles = rows.map((row) => this.model.styles[lines.style[row]])
        return {
          lon: pick("arrow_lon"), lat: pick("arrow_lat"), customdata: pick("id"), text: rows.map((row) => texts.get(row)),
          marker: { ...trace.marker, size: trace.marker.size * boldness, angle: pick("arrow_angle"), color: styles.map((s) => s.color), opacity: rows.map((row, i) => styles[i].opacity * (this.stepsBack(row) ? STEPPED_BACK : 1)) },
        }
      },
      line: (trace) => {
        const rows = group.get(`${trace.meta.style}/${trace.meta.width}`) ?? []
        const line = { ...trace.line, width: trace.line.width * boldness }
        const { opacity } = this.model.styles[trace.meta.style]
        const back = rows.filter((row) => this.stepsBack(row)), front = rows.filter((row) => !this.stepsBack(row))
        return [
          { ...this.coursesOf(back, texts), line, opacity: opacity * STEPPED_BACK },
          { ...this.coursesOf(front, texts), line, opacity },
        ]
      },
      stops: (trace) => {
        const places = new Map()
        for (const row of active) if (lines.layer[row] === "journeys") places.set(`${lines.end_lon[row]} ${lines.end_lat[row]}`, row)
        const rows = [...places.values()]
        const pick = (column) => rows.map((row) => lines[column][row])
        return {
          lon: pick("end_lon"), lat: pick("end_lat"), customdata: pick("end_country"), text: pick("end_text"),
          marker: { ...trace.marker, size: trace.marker.size * boldness, opacity: rows.map((row) => (this.stepsBack(row) ? STEPPED_BACK : 1)) },
        }
      },
      countries: (trace) => ({
        z: trace.customdata.map((code) => this.classOf(values.get(code))),
        text: trace.customdata.map((code) => this.valueText(code, values.get(code))),
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
        const code = this.chosen?.country
        const areas = code ? this.model.areas[code] ?? [] : []
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
      return changes.map((change) => ({ ...trace, ...change, ...(trace.geojson && { geojson }) }))
    })
  }

  /** Points of these lines in one trace, a gap after each. */
  coursesOf(rows, texts) {
    const { lines } = this.model
    const lon = [], lat = [], customdata = [], text = []
    const step = texts.size > 600 ? 4 : texts.size > 200 ? 2 : 1 // the globe bends lines between points anyway
    for (const row of rows) {
      for (let point = row * this.points; point < (row + 1) * this.points; point += step) {
        lon.push(lines.lon[point]); lat.push(lines.lat[point]); customdata.push(lines.id[row]); text.push(texts.get(row))
      }
      lon.push(null); lat.push(null); customdata.push(""); text.push("")
    }
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
    const { country, course } = this.chosen ?? {}
    if (course) return true
    const { start_country: starts, end_country: ends } = this.model.lines
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
        this.caption()
        this.root.dataset.drawMs = (performance.now() - started).toFixed(0)
        this.root.dataset.window = this.whole ? "" : `${iso(this.window.first)}/${iso(this.window.last)}`
        await new Promise(requestAnimationFrame)
      }
    } finally {
      this.drawing = false
    }
    this.root.dataset.ready = "true"
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

  caption() {
    const { articles, layers } = this.counted
    const names = { journeys: ["journey", "journeys"], ties: ["tie event", "tie events"], routes: ["carrier’s route", "carriers’ routes"] }
    const parts = Object.keys(names).filter((name) => this.model.layers.includes(name)).map((name) => plural(layers[name]?.size ?? 0, ...names[name]))
    const told = articles.size ? `, told by ${this.sourcesText(articles)}` : ""
    const period = this.period ? (this.whole ? "whole period" : "in the period chosen") : ""
    this.find(".caption").textContent = parts.length ? `On the map: ${parts.join(", ")}${told}; ${period}.` : "No layer is switched on."
  }

  /** Plotly drops its listeners when a figure is made anew, so they are set once per graph. */
  hear() {
    if (this.heard) return
    this.heard = true
    let near = false
    this.node.on("plotly_relayout", () => {
      if (near !== this.scaleOfView() > NEAR_SCALE) this.draw()
      near = this.scaleOfView() > NEAR_SCALE
    })
    this.node.on("plotly_click", (event) => {
      const point = event.points?.[0]
      const picked = point?.customdata
      if (!picked) return
      const role = point.fullData?.meta?.role ?? point.data?.meta?.role
      const kind = role === "line" || role === "arrows" ? "arc" : "country"
      this.tell.setTriggerValue("picked", { kind, id: picked })
    })
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
    const projection = this.node.layout?.geo?.projection ?? {}
    const change = factor
      ? { "geo.projection.scale": clamp((projection.scale ?? 1) * factor, 0.7, 60) }
      : {
          "geo.projection.scale": WHOLE_WORLD.scale, "geo.projection.rotation.lon": WHOLE_WORLD.lon,
          "geo.projection.rotation.lat": WHOLE_WORLD.lat, "geo.center.lon": WHOLE_WORLD.lon, "geo.center.lat": this.model.centerLat,
        }
    this.plotly.relayout(this.node, change)
  }

  pan(right, up) {
    const geo = this.node.layout?.geo ?? {}
    const step = 20 / (geo.projection?.scale ?? 1)
    const globe = geo.projection?.type === "orthographic"
    const lon = (globe ? geo.projection?.rotation?.lon : geo.center?.lon) ?? WHOLE_WORLD.lon
    const lat = (globe ? geo.projection?.rotation?.lat : geo.center?.lat) ?? this.model.centerLat
    const moved = { lon: ((lon + right * step + 540) % 360) - 180, lat: clamp(lat + up * step, -80, 80) }
    this.plotly.relayout(this.node, globe
      ? { "geo.projection.rotation.lon": moved.lon, "geo.projection.rotation.lat": moved.lat }
      : { "geo.projection.rotation.lon": moved.lon, "geo.center.lon": moved.lon, "geo.center.lat": moved.lat })
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
    const apart = []
    if (timeline.undated) apart.push(`${timeline.undated} undated`)
    if (timeline.outside) apart.push(`${timeline.outside} far outside this period`)
    if (apart.length) notes.push(`${apart.join(" and ")}, shown with the whole period only`)
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
    const text = `${inWords(this.window.first)} – ${inWords(this.window.last)}`
    this.find(".period").textContent = text
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
  move(window) {
    const [first, last] = [Math.min(window.first, window.last), Math.max(window.first, window.last)]
    this.window = this.fitted({ first, last })
    this.placeWindow()
    this.draw()
    clearTimeout(this.resting)
    this.resting = setTimeout(() => {
      if (!this.timer) this.tell.setStateValue("window", this.whole ? null : [iso(this.window.first), iso(this.window.last)])
    }, REST_MS)
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
    if (played && this.period) this.move(this.window)
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
    }
    addEventListener("pointermove", drag)
    addEventListener("pointerup", drop)
    addEventListener("pointercancel", drop)
  }
}

const CONFIG = { displayModeBar: false, scrollZoom: true, responsive: false, doubleClick: false, showTips: false }

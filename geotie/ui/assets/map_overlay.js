/*
Lines, stops, small states and what is selected: SVG above Plotly's countries, put in place by Plotly's own projection.

Each line is made once and placed once per view of the world; a step in time only says which of them are seen, how wide and how pale.
What is not seen is neither drawn nor hit.
*/

const LAYERS = ["outline", "lines", "small", "stops", "chosen", "trail"] // from below
const ARROW = "M0 0L-9.5 3.9L-7 0L-9.5 -3.9Z" // its tip is where it stands
const DASHES = { solid: "", dash: "7 4", dot: "2 3.5", dashdot: "7 3 2 3" }
const REACH = 4 // pixels from a line or a mark within which it is hit
const REACH_IN_A_CROWD = 1 // so that countries can be hit between so many lines
const HIT_FIRST = ["stops", "small"]

class Overlay {
  constructor(svg) {
    this.groups = Object.fromEntries(LAYERS.map((name) => [name, svg.appendChild(element("g", { class: name }))]))
    this.pen = new Pen()
    this.view = 0 // number of the view that lines are placed for
  }

  /** Begin anew with the lines of a model. */
  take(model) {
    this.model = model
    this.points = model.lines.id.length ? model.lines.lon.length / model.lines.id.length : 0 // per line
    this.lines = new Array(model.lines.id.length)
    this.active = []
    this.marks = { stops: new Map(), small: new Map() }
    for (const group of Object.values(this.groups)) group.replaceChildren()
    this.styles = model.styles.map(({ color, dash }) =>
      this.groups.lines.appendChild(element("g", { stroke: color, fill: "none", "stroke-dasharray": DASHES[dash] ?? "" })))
  }

  // ---------------------------------------------------------------- what is seen

  /** These lines and no others: `look(row)` tells the width in pixels and the opacity of each. */
  showLines(rows, look, size) {
    const before = new Set(this.active)
    this.step = rows.length > 600 ? 4 : rows.length > 200 ? 2 : 1 // the eye does not see more in a crowd
    for (const row of rows) {
      const line = (this.lines[row] ??= this.made(row))
      before.delete(row)
      const { width, opacity } = look(row)
      if (line.width !== width) line.course.setAttribute("stroke-width", (line.width = width))
      if (line.opacity !== opacity) this.fade(line, opacity)
      if (line.size !== size) line.size = size
      if (!line.shown) { line.shown = true; line.node.style.display = "" }
      this.place(row, line)
    }
    for (const row of before) {
      this.lines[row].shown = false
      this.lines[row].node.style.display = "none"
    }
    this.active = rows
  }

  /** Stroke and head each by itself: a group would be painted apart and then laid over the rest, which takes many times as long. */
  fade(line, opacity) {
    line.opacity = opacity
    line.course.setAttribute("stroke-opacity", opacity)
    line.head?.setAttribute("fill-opacity", opacity)
  }

  made(row) {
    const { lines } = this.model
    const node = element("g", { "data-line": lines.id[row] }), course = node.appendChild(element("path", {}))
    const head = lines.arrow[row] ? node.appendChild(element("path", { d: ARROW, stroke: "none", fill: this.model.styles[lines.style[row]].color })) : undefined
    this.styles[lines.style[row]].append(node)
    return { node, course, head, shown: true }
  }

  /** Round marks of one kind by name: `{ lon, lat, radius, fill, stroke, opacity }` each; those left out are taken away. */
  showMarks(kind, wanted) {
    const marks = this.marks[kind]
    for (const [name, mark] of marks) if (!wanted.has(name)) { mark.node.remove(); marks.delete(name) }
    for (const [name, look] of wanted) {
      let mark = marks.get(name)
      if (!mark) {
        marks.set(name, (mark = { node: element("circle", { "data-mark": name }) }))
        this.groups[kind].append(mark.node)
      }
      mark.lon = look.lon
      mark.lat = look.lat
      mark.about = look.about
      set(mark, { r: look.radius, fill: look.fill, stroke: look.stroke, "stroke-width": look.edge, opacity: look.opacity })
      this.placeMark(mark)
    }
  }

  /** What is selected: a course, and stops with their numbers. */
  showChosen({ course, stops = [] } = {}, { accent, ocean, font }, size) {
    this.chosen = { course, stops: stops.map(([lon, lat, text]) => ({ lon, lat, text })) }
    const { chosen } = this.groups
    chosen.replaceChildren()
    if (course) {
      this.chosen.node = chosen.appendChild(element("path", { fill: "none", stroke: accent, "stroke-width": 2.4 * size, "stroke-linejoin": "round" }))
    }
    this.chosen.size = size
    for (const stop of this.chosen.stops) {
      stop.node = chosen.appendChild(element("g", {}))
      stop.node.append(
        element("rect", { y: -9 * size, height: 18 * size, rx: 9 * size, fill: accent, stroke: ocean, "stroke-width": 1.5 }),
        element("text", { "text-anchor": "middle", y: 4 * size, fill: ocean, "font-size": 11 * size, "font-weight": 700, "font-family": font }),
      )
      this.letter(stop.node, stop.text)
    }
    this.placeChosen()
  }

  /** Numbers on a mark that is as wide as they need. */
  letter(node, text) {
    const [rect, label] = node.children, wide = Math.max(9, 4 + 3.4 * text.length) * this.chosen.size
    rect.setAttribute("x", -wide)
    rect.setAttribute("width", 2 * wide)
    label.textContent = text
  }

  /** Outlines of countries: copies of their shapes, which Plotly has drawn. */
  showOutlines(areas, color, size) {
    this.outlined = areas
    this.groups.outline.replaceChildren(...areas.map(() => element("path", { fill: "none", stroke: color, "stroke-width": 1.8 * size, "stroke-linejoin": "round" })))
    this.placeOutlines()
  }

  /** Lines that a pointer is on, once more above all others. */
  light(rows) {
    const width = rows.length > 8 ? 1.8 : 2.8
    const lit = rows.filter((row) => this.lines[row]?.d).map((row) => element("path", {
      d: this.lines[row].d, fill: "none", stroke: this.model.styles[this.model.lines.style[row]].color, "stroke-width": width, "stroke-linecap": "round",
    }))
    this.groups.trail.replaceChildren(...lit)
    this.groups.lines.style.opacity = lit.length ? 0.3 : ""
    this.groups.stops.style.opacity = lit.length ? 0.4 : ""
  }

  // ---------------------------------------------------------------- where it is

  /** The world is seen otherwise now: put all that is seen in its place. */
  project(geo) {
    this.geo = geo
    this.shapes = new Map([...geo.graphDiv.querySelectorAll(".choroplethlocation")].map((path) => [path.__data__?.loc, path]))
    this.view++
    this.path = geo.projection.getPath().context(this.pen)
    if (!this.model) return
    for (const row of this.active) this.place(row, this.lines[row])
    for (const kind of HIT_FIRST) for (const mark of this.marks[kind].values()) this.placeMark(mark)
    this.placeChosen()
    this.placeOutlines()
    this.groups.trail.replaceChildren()
  }

  place(row, line) {
    const turned = `${this.view}/${this.step}/${line.size}`
    if (!this.geo || line.placed === turned) return
    line.placed = turned
    const first = row * this.points, last = first + this.points - 1
    const { lon, lat } = this.model.lines
    const course = []
    for (let point = first; point <= last; point += this.step) course.push([lon[point], lat[point]])
    line.xy = this.drawn(course)
    line.box = boxOf(line.xy)
    line.course.setAttribute("d", (line.d = this.pen.d))
    if (line.head) this.placeHead(line, first + Math.round(this.model.arrowAt * (this.points - 1)))
  }

  /** An arrowhead on its line, turned as the line runs there on the screen. */
  placeHead(line, point) {
    const { lon, lat } = this.model.lines
    const [before, at, after] = [point - 1, point, point + 1].map((each) => this.pixel(lon[each], lat[each]))
    const torn = !before || !at || !after || Math.hypot(after[0] - before[0], after[1] - before[1]) > TORN
    line.head.style.display = torn ? "none" : ""
    if (torn) return
    const angle = (Math.atan2(after[1] - before[1], after[0] - before[0]) * 180) / Math.PI
    line.head.setAttribute("transform", `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)}) rotate(${angle.toFixed(0)}) scale(${line.size.toFixed(2)}) translate(4 0)`)
  }

  placeMark(mark) {
    if (!this.geo) return
    mark.at = this.pixel(mark.lon, mark.lat)
    mark.node.style.display = mark.at ? "" : "none"
    if (mark.at) set(mark, { cx: mark.at[0].toFixed(1), cy: mark.at[1].toFixed(1) })
  }

  placeChosen() {
    if (!this.geo || !this.chosen) return
    const { course, node, stops } = this.chosen
    if (course) {
      this.pen.begin()
      for (const part of parts(course)) this.path({ type: "LineString", coordinates: part })
      node.setAttribute("d", this.pen.d)
    }
    const marks = []
    for (const stop of stops) {
      const at = this.pixel(stop.lon, stop.lat)
      const under = at && marks.find((mark) => Math.hypot(mark.at[0] - at[0], mark.at[1] - at[1]) < 14)
      stop.node.style.display = at && !under ? "" : "none"
      if (under) under.told.push(stop.text) // so close on this scale that their numbers share a mark
      else if (at) marks.push({ at, node: stop.node, told: [stop.text] })
    }
    for (const { at, node, told } of marks) {
      node.setAttribute("transform", `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`)
      this.letter(node, told.join(", "))
    }
  }

  placeOutlines() {
    const { outline } = this.groups
    this.outlined?.forEach((area, index) => outline.children[index]?.setAttribute("d", this.shapes?.get(area)?.getAttribute("d") ?? ""))
  }

  drawn(coordinates) {
    this.pen.begin()
    this.path({ type: "LineString", coordinates })
    return Float32Array.from(this.pen.xy)
  }

  /** Where a place is in the map's box; undefined on the far side of the globe. */
  pixel(lon, lat) {
    if (this.geo.projection.isLonLatOverEdges([lon, lat])) return undefined
    return this.geo.projection([lon, lat]) ?? undefined
  }

  // ---------------------------------------------------------------- what is hit

  /** The mark, line or country at a point of the map's box; `{ stop }`, `{ small }`, `{ row }` or `{ area }`, else undefined. */
  at(x, y, reach = this.active.length > 400 ? REACH_IN_A_CROWD : REACH) {
    for (const kind of HIT_FIRST) {
      let near, least = Infinity
      for (const [name, { at, r }] of this.marks[kind]) {
        const away = at ? Math.hypot(at[0] - x, at[1] - y) - r : Infinity
        if (away < Math.min(least, reach)) { least = away; near = name }
      }
      if (near !== undefined) return kind === "stops" ? { stop: near, row: this.marks.stops.get(near).about } : { small: near }
    }
    const row = this.lineAt(x, y, reach)
    return row === undefined ? this.areaAt(x, y) : { row }
  }

  lineAt(x, y, reach) {
    let near, least = reach
    for (const row of this.active) {
      const { box, xy, width } = this.lines[row]
      if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) continue
      const away = distance(xy, x, y) - width / 2
      if (away <= least) { least = away; near = row } // of two lines the one above
    }
    return near
  }

  areaAt(x, y) {
    for (const [area, shape] of this.shapes ?? []) {
      if (area && shape.isPointInFill(new DOMPoint(x, y))) return { area }
    }
    return undefined
  }
}

const TORN = 160 // pixels between neighbouring points of a line: the map's edge is between them

/** Takes down what d3 draws: as the text of a path, and as points with NaN before each new start. */
class Pen {
  begin() { this.d = ""; this.xy = [] }
  moveTo(x, y) { this.xy.push(NaN, NaN, x, y); this.d += `M${tenth(x)} ${tenth(y)}` }
  lineTo(x, y) { this.xy.push(x, y); this.d += `L${tenth(x)} ${tenth(y)}` }
  closePath() {}
  arc() {}
}

const tenth = (value) => Math.round(value * 10) / 10

function element(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [each, value] of Object.entries(attributes)) made.setAttribute(each, value)
  return made
}

/** Attributes of a mark, written where they changed. */
function set(mark, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (mark[name] === value) continue
    mark[name] = value
    mark.node.setAttribute(name, value)
  }
}

function boxOf(xy) {
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < xy.length; i += 2) {
    if (Number.isNaN(xy[i])) continue
    box[0] = Math.min(box[0], xy[i]); box[1] = Math.min(box[1], xy[i + 1])
    box[2] = Math.max(box[2], xy[i]); box[3] = Math.max(box[3], xy[i + 1])
  }
  return box
}

/** From a point to the nearest of the stretches between neighbouring points. */
function distance(xy, x, y) {
  let least = Infinity
  for (let i = 2; i < xy.length; i += 2) {
    const [ax, ay, bx, by] = [xy[i - 2], xy[i - 1], xy[i], xy[i + 1]]
    const dx = bx - ax, dy = by - ay, long = dx * dx + dy * dy
    const share = long ? clamp(((x - ax) * dx + (y - ay) * dy) / long, 0, 1) : 0
    const away = Math.hypot(ax + share * dx - x, ay + share * dy - y)
    if (away < least) least = away // never where one of them is NaN
  }
  return least
}

/** A course with gaps as courses without. */
function parts({ lon, lat }) {
  const found = [[]]
  lon.forEach((each, index) => (each === null ? found.push([]) : found.at(-1).push([each, lat[index]])))
  return found.filter((part) => part.length > 1)
}

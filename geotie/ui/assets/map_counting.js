/* What of the model lies in a window of time: counted anew with each move, so that dragging and playing need no server. */

class Counts {
  /** Columns of the model as arrays, in the order of what is counted: what was counted already is then what came just before. */
  constructor(model) {
    this.model = model
    this.events = inOrder(model.events, "line", "key", ["article"])
    this.marks = inOrder(model.marks, "country", "key", ["value"])
    this.seen = new Uint32Array(model.keys) // by key: the turn in which it was last met
    this.turn = 0
  }

  /** Distinct journeys or events per line, the latest day of each, the number of them per layer, and the articles that tell of them. */
  lines(inside) {
    const { line, key, day, article } = this.events, of = this.model.lines.layer
    const counts = new Int32Array(of.length), latest = new Float64Array(of.length).fill(-Infinity)
    const articles = new Set(), layers = {}, turn = ++this.turn
    let row = -1, counted = -1
    for (let i = 0; i < line.length; i++) {
      if (!inside(day[i])) continue
      if (line[i] !== row) { row = line[i]; counted = -1 }
      articles.add(article[i])
      if (day[i] > latest[row]) latest[row] = day[i]
      if (key[i] === counted) continue
      counted = key[i]
      counts[row]++
      if (this.seen[counted] !== turn) { this.seen[counted] = turn; layers[of[row]] = (layers[of[row]] ?? 0) + 1 }
    }
    return { counts, articles, layers, latest }
  }

  /** Value per country: the sum of its distinct marks; countries without a mark are left out. */
  countries(inside) {
    const { country, key, value, day } = this.marks, { codes } = this.model.marks, values = new Map()
    let of = -1, counted = -1
    for (let i = 0; i < country.length; i++) {
      if (!inside(day[i]) || (country[i] === of && key[i] === counted)) continue
      of = country[i]
      counted = key[i]
      values.set(codes[of], (values.get(codes[of]) ?? 0) + value[i])
    }
    return values
  }

  /** Events along some lines, the latest first, each journey or event once; and the articles that tell of them. */
  eventsOf(rows, inside) {
    const wanted = new Set(rows), { line, key, day, article } = this.events
    const latest = new Map(), articles = new Set()
    for (let i = 0; i < line.length; i++) {
      if (!wanted.has(line[i]) || !inside(day[i])) continue
      articles.add(article[i])
      if (!(latest.get(key[i]) > day[i])) latest.set(key[i], day[i])
    }
    return { articles, keys: [...latest].sort(([, a], [, b]) => (b || -Infinity) - (a || -Infinity)).map(([name]) => name) }
  }

  /** How many articles, and how many sources that are independent of each other: copies of one text are one source. */
  sourcesText(articles) {
    const sources = new Set([...articles].map((index) => this.model.articleSource[index]))
    return `${plural(articles.size, "article", "articles")} of ${plural(sources.size, "independent source", "independent sources")}`
  }
}

/** The rows of a table sorted by two of its columns; `day` is NaN where there is none. */
function inOrder(table, first, second, others) {
  const order = Uint32Array.from(table[first].keys())
  order.sort((a, b) => table[first][a] - table[first][b] || table[second][a] - table[second][b])
  const column = (name, kind) => kind.from(order, (row) => table[name][row] ?? NaN)
  return Object.fromEntries([...[first, second, ...others].map((name) => [name, column(name, Int32Array)]), ["day", column("day", Float64Array)]])
}

/** The rows whose latest event is older than that of half of them, where there are many: recent ones come first to the eye. */
function olderThanMost(active, latest) {
  if (active.length <= CROWD) return new Set()
  const days = active.map((row) => latest[row]).sort((a, b) => a - b)
  const middle = days[days.length >> 1]
  return new Set(active.filter((row) => latest[row] < middle))
}

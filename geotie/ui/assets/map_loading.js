/* What mounts of the map share: one another, and the files that the map needs, each loaded once. */

const maps = (globalThis.__geotieMaps ??= new Map()) // by channel
const waiting = (globalThis.__geotieSelections ??= new Map())
const loading = (globalThis.__geotieLoading ??= new Map()) // by address

/** Address of the dashboard, also where a proxy serves it below a path. */
function appBase() {
  const script = [...document.scripts].find((each) => each.src.includes("/static/js/"))
  return script ? script.src.slice(0, script.src.indexOf("/static/js/") + 1) : new URL("/", document.baseURI).href
}

/** Once per address; a failure is forgotten, so that the next visit of the page tries anew. */
function loadedOnce(address, load) {
  if (!loading.has(address)) loading.set(address, load().catch((error) => { loading.delete(address); throw error }))
  return loading.get(address)
}

function loadPlotly(address) {
  if (globalThis.Plotly?.react) return Promise.resolve(globalThis.Plotly)
  return loadedOnce(address, () => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = appBase() + address
    script.onload = () => resolve(globalThis.Plotly)
    script.onerror = () => reject(new Error(`cannot load ${address}`))
    document.head.append(script)
  }))
}

/** Borders under the name that the figure calls them by: Plotly finds them there and asks for nothing itself. */
function loadBorders(address, inside) {
  const known = (globalThis.PlotlyGeoAssets ??= { topojson: {} })
  if (inside) known[address] ??= inside
  if (known[address]) return Promise.resolve()
  return loadedOnce(address, async () => {
    const answer = await fetch(appBase() + address)
    if (!answer.ok) throw new Error(`cannot load ${address}`)
    known[address] = await answer.json()
  })
}

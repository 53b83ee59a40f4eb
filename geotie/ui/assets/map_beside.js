/* Mounts without a face: one has the browser load early what the map will need, one tells the map what is selected. */

export default function ({ data }) {
  if (data?.role === "selection") choose(data)
  if (data?.role !== "files") return
  loadPlotly(data.plotly).catch(() => {}) // the map tries again, and says what fails
  loadBorders(data.borders).catch(() => {})
}

function choose({ channel, selection, moved, words }) {
  const changed = JSON.stringify(waiting.get(channel)) !== JSON.stringify(selection)
  waiting.set(channel, selection)
  if (changed) document.querySelector(words)?.scrollTo(0, 0) // other words: read them from the top
  maps.get(channel)?.select(selection)
  maps.get(channel)?.follow(moved)
}

/*
Buttons that a page needs a script for: pictures of a chart, and print. Nothing is sent anywhere: the picture is made in this browser.

A chart is found by the class of the container that Streamlit gives it; its picture is drawn by the plotly.js of this dashboard, or is
an SVG that came along.
*/

let plotlyLoading

function appBase() {
  const script = [...document.scripts].find((each) => each.src.includes("/static/js/"))
  return script ? script.src.slice(0, script.src.indexOf("/static/js/") + 1) : new URL("/", document.baseURI).href
}

function loadPlotly(path) {
  if (globalThis.Plotly?.downloadImage) return Promise.resolve(globalThis.Plotly)
  return (plotlyLoading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = appBase() + path
    script.onload = () => resolve(globalThis.Plotly)
    script.onerror = () => { plotlyLoading = undefined; reject(new Error("the drawing library did not load")) }
    document.head.append(script)
  }))
}

function save(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const ground = () => getComputedStyle(document.querySelector(".stApp") ?? document.body).backgroundColor

// Paper is light. What is drawn in the colours of the dark theme says so while it is printed, and report.css turns it around.
addEventListener("beforeprint", () => {
  const [red, green, blue] = ground().match(/[\d.]+/g).map(Number)
  document.documentElement.toggleAttribute("data-dark", red + green + blue < 380)
})

async function chart({ chart: key, plotly, name }, format) {
  const node = document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`)
  if (!node) throw new Error("the chart is not there yet")
  const library = await loadPlotly(plotly)
  const { width, height } = node.getBoundingClientRect()
  const layout = { ...node.layout, paper_bgcolor: ground(), width, height, autosize: false }
  await library.downloadImage({ data: node.data, layout, config: {} }, { format, filename: name, width, height, scale: format === "png" ? 2 : 1 })
}

async function drawing({ svg, name }, format) {
  const source = new Blob([svg], { type: "image/svg+xml" })
  if (format === "svg") return save(source, `${name}.svg`)
  const image = new Image()
  image.src = URL.createObjectURL(source)
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(image.src)
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png")
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".gt-tools")
  const note = document.createElement("span")
  note.setAttribute("role", "status")
  const act = async (work) => {
    note.textContent = ""
    try { await work() } catch (error) { note.textContent = `No picture: ${error.message}.` }
  }
  const actions = data.print
    ? [["Print", "Print this page or save it as PDF", () => globalThis.print()]]
    : ["SVG", "PNG"].map((format) => [format, `Save ${data.what} as ${format}`, () => act(() => (data.svg ? drawing : chart)(data, format.toLowerCase()))])
  const buttons = actions.map(([words, title, action]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = words
    button.title = title
    button.setAttribute("aria-label", title)
    button.addEventListener("click", action)
    return button
  })
  box.replaceChildren(...buttons, note)
}

/* The map as it stands, as a file: a copy of what is on the screen, with legend and caption below; nothing is asked of a server. */

const PICTURE = { width: 1600, edge: 18, line: 19 } // pixels

/** An SVG of countries and overlay, `caption` (lines of text) and `keys` ({ title, entries: [{ node, label }] }) at its foot. */
function drawPicture(node, overlay, { keys, caption, colors, font }) {
  const box = { width: node.clientWidth, height: node.clientHeight }
  const scale = PICTURE.width / box.width, high = Math.round(box.height * scale)
  const svg = element("svg", { xmlns: SVG, width: PICTURE.width, "font-family": font, "font-size": 14 })
  const world = element("g", { transform: `scale(${scale})`, "clip-path": "url(#map)" })
  const clip = element("clipPath", { id: "map" })
  clip.append(element("rect", box))
  world.append(...[...node.querySelectorAll(".geo > .layer"), ...overlay.children].map((each) => each.cloneNode(true)))
  for (const hidden of world.querySelectorAll('[style*="display: none"]')) hidden.remove()
  for (const each of world.querySelectorAll("[style]")) each.style.removeProperty("cursor")
  const foot = element("g", { transform: `translate(${PICTURE.edge} ${high + PICTURE.edge})`, fill: colors.text })
  const deep = pictureFoot(foot, keys, caption)
  const height = high + deep + 2 * PICTURE.edge
  svg.setAttribute("height", height)
  svg.setAttribute("viewBox", `0 0 ${PICTURE.width} ${height}`)
  svg.append(clip, element("rect", { width: PICTURE.width, height, fill: colors.ocean }), world, foot)
  return svg
}

/** Legend and caption line by line; returns how high they are. */
function pictureFoot(foot, keys, caption) {
  const room = PICTURE.width - 2 * PICTURE.edge
  const measured = document.createElement("canvas").getContext("2d")
  const wide = (text, bold) => { measured.font = `${bold ? "600 " : ""}14px Arial`; return measured.measureText(text).width }
  let x = 0, y = 12
  const write = (text, bold) => {
    const told = element("text", { x, y, ...(bold && { "font-weight": 600 }) })
    told.textContent = text
    foot.append(told)
    x += wide(text, bold)
  }
  const newLine = () => { x = 0; y += PICTURE.line }
  for (const { title, entries } of keys) {
    write(title, true)
    x += 14
    for (const { mark, label } of entries) {
      if (x + 34 + wide(label) > room) newLine()
      mark.setAttribute("transform", `translate(${x} ${y - 9})`)
      foot.append(mark)
      x += 34
      write(label)
      x += 16
    }
    newLine()
  }
  for (const [index, words] of caption.entries()) {
    let line = ""
    for (const word of words.split(" ")) {
      if (wide(`${line} ${word}`, index === 0) > room) { write(line, index === 0); newLine(); line = word } else line = line ? `${line} ${word}` : word
    }
    write(line, index === 0)
    newLine()
  }
  return y - PICTURE.line
}

/** The file's address: SVG as it is, PNG painted at twice its size. */
async function pictureFile(svg, format) {
  const source = new XMLSerializer().serializeToString(svg)
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`
  if (format === "svg") return address
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement("canvas"), width = Number(svg.getAttribute("width")), height = Number(svg.getAttribute("height"))
  canvas.width = 2 * width
  canvas.height = 2 * height
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL("image/png")
}

/** A canvas over the drawing, in the drawing's own units. */

/** Sizes a canvas to its box, clears it, and sets it to the drawing's own units. */
export function prepare(context: CanvasRenderingContext2D, [x, y, zoom]: readonly [number, number, number]): void {
  const { canvas } = context
  if (canvas.hidden) canvas.hidden = false
  const ratio = devicePixelRatio
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio]
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio)
}

/** Nothing is to be seen: an empty sheet over the whole drawing would be laid down anew at every frame of a move. */
export function leaveEmpty(context: CanvasRenderingContext2D): void {
  const { canvas } = context
  if (canvas.hidden) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  canvas.hidden = true
}

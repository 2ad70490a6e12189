/** The encoder, beside the page, so that the page goes on meanwhile. A message is a frame, or that there are no more. */
import { type Frame, makeFilm } from './encode'

const film = makeFilm()

addEventListener('message', ({ data }: MessageEvent<Frame | 'end'>) => {
  if (data === 'end') postMessage(film.bytes())
  else {
    film.add(data)
    postMessage('next')
  }
})

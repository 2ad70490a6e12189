/**
 * The encoder, beside the page, so that the page goes on meanwhile. A message is the kind of film, before its first frame, a frame, or
 * that there are no more.
 */
import { type Frame, makeFilm } from './encode'
import { makeVideo } from './video'

/** What a film is written as. */
export type FilmFormat = 'gif' | 'webm'

interface Film {
  readonly add: (frame: Frame) => void | Promise<void>
  readonly bytes: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
}

let film: Film | undefined

async function answer(said: FilmFormat | Frame | 'end'): Promise<unknown> {
  switch (said) {
    case 'gif':
      film = makeFilm()
      return 'next'
    case 'webm':
      film = makeVideo()
      return 'next'
    case 'end':
      return film?.bytes()
    default:
      await film?.add(said)
      return 'next'
  }
}

addEventListener('message', ({ data }: MessageEvent<FilmFormat | Frame | 'end'>) => {
  answer(data).then(
    (value) => postMessage(value),
    // Heard by the page as the worker's failure.
    (error: unknown) => reportError(error),
  )
})

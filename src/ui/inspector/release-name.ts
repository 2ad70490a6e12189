/** A release as it is called: `ASA 9.1`, `PIX 6.3`; those of IOS are written as they are. */
export const releaseName = (release: string): string => release.toUpperCase().replace('-', ' ')

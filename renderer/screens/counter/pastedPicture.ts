/** What a message can carry besides its envelope, in bytes before Base64. */
const limit = 1_400_000

/** A pasted picture as Base64; one that is too large as it is becomes a JPEG. Undefined when that is too large as well. */
export async function pastedPicture(file: File): Promise<string | undefined> {
  const blob = file.size <= limit ? file : await asJpeg(file)
  return blob && blob.size <= limit ? base64(blob) : undefined
}

async function asJpeg(file: File): Promise<Blob | undefined> {
  try {
    const picture = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  } catch {
    return undefined
  }
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  // A piece at a time: as many arguments as bytes would be too many.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

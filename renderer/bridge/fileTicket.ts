/** Hands a chosen file to the application; undefined when it cannot be read from disk (e.g. dragged out of a page). */
export const fileTicket = async (file: File): Promise<string | undefined> => {
  try {
    return await window.desk.fileTicket(file)
  } catch {
    return undefined
  }
}

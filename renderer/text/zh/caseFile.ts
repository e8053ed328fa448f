export const caseFile = {}

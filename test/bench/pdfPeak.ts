import { ours } from './pdfSheets.ts'

// A program of its own, so that its peak is that of the sheets: makes 1,000 and prints pages and the peak in MB.
const pages = await ours(1000, 0)
process.stdout.write(JSON.stringify({ pages, peak: process.resourceUsage().maxRSS / 1024 }))

import { config } from 'zod'

// Zod would try to compile its schemas, which the content policy forbids; the attempt alone is reported as a violation.
config({ jitless: true })

import './nonce.ts'
import './jitless.ts'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { AppearanceProvider } from './app/Appearance.tsx'
import { queryClient } from './bridge/desk.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html without #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AppearanceProvider>
        <App />
      </AppearanceProvider>
    </QueryClientProvider>
  </StrictMode>,
)

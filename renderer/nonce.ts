/** This load's nonce from the content policy; antd gets it through `ConfigProvider csp`. */
export const nonce: string = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce ?? ''

// Two helpers deep in antd (scrollbar measuring, scroll lock) create <style> elements without its nonce. This module has
// to be the first that main.tsx imports.
document.createElement = new Proxy(document.createElement, {
  apply(create, self, args) {
    const element: unknown = Reflect.apply(create, self, args)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  },
})

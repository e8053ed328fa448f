import type { DocumentFault } from '../../ui/documents/openDocument.ts'

/** 材料查看 */
export const documents = {
  viewer: '材料查看',
  none: '没有材料',
  noneWhy: '这个办件没有上传材料。',
  loading: '正在打开材料…',
  zoomIn: '放大',
  zoomOut: '缩小',
  fitWidth: '适合宽度',
  fullSize: '实际大小',
  turn: '顺时针转 90°',
  previousPage: '上一页',
  nextPage: '下一页',
  page: (page: number, pages: number) => `${page} / ${pages} 页`,
  previousFile: '上一份材料',
  nextFile: '下一份材料',
  file: (at: number, all: number) => `${at} / ${all} 份`,
  chooseFile: '选择材料',
  enlarge: '放大到办件上方',
  shrink: '收回',
  again: '重新打开',
  faults: {
    fetch: '材料没有取到。请重新打开；仍不行时请退回要求重新上传。',
    broken: '文件已损坏，无法显示。可以退回，要求申请人重新上传这份材料。',
    unknown: '文件不是 PNG、JPEG 图片或 PDF，不予打开。可以退回，要求申请人重新上传。',
    flood: '图片超过 6000 万像素，为保护本机不予打开。可以退回，要求申请人重新上传较小的图片。',
    password: '这份 PDF 设有密码，无法显示。可以退回，要求申请人上传没有密码的文件。',
  } satisfies Record<DocumentFault, string>,
}

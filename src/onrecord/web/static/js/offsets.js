// The browser counts UTF-16 units, the record counts code points of the article's text: this is the border.
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// The code point of the article that a place (node, offset) in a paragraph stands for; null outside of one.
export function offsetOf(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element?.closest(".text");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  let count = Number(paragraph.dataset.start);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest(".ref")) continue;
    if (text === before.endContainer) return count + codePoints(text.data.slice(0, before.endOffset));
    if (!before.intersectsNode(text)) return count;
    const whole = document.createRange();
    whole.selectNodeContents(text);
    if (whole.compareBoundaryPoints(Range.END_TO_END, before) > 0) return count;
    count += codePoints(text.data);
  }
  return count;
}

export function selectedSpan() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : [start, end];
}

const SVG = 'http://www.w3.org/2000/svg';

/** Builds an element of a drawing; what it shows is also told in words, so only `role="img"` ones are announced. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children.flat());
  return element;
}

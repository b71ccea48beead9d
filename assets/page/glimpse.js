/* What is being made, as it looks so far, over a picture. */
storyreel.glimpse = (box, address, h) => {
  const wanted = address || '';
  if ((box.dataset.glimpse || '') === wanted) return;
  box.dataset.glimpse = wanted;
  const before = box.querySelector(':scope > .glimpse');
  if (!wanted) {
    before?.remove();
    return;
  }
  // The older one stays until the newer one is there.
  const image = h('img', { class: 'glimpse', alt: '', draggable: 'false', src: wanted });
  image.onload = () => {
    if (box.dataset.glimpse !== wanted) return;
    box.querySelector(':scope > .glimpse')?.remove();
    box.append(image);
  };
};

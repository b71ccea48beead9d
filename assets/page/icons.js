/* The signs on the page's buttons: one stroke each, in a box of 24 by 24. */
window.storyreelIcon = (() => {
  const icons = {
    script: 'M5 4h14M5 9h9M5 14h14M5 19h6',
    board: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
    cut: 'M6 6a2.4 2.4 0 1 0 .1 0zM6 14a2.4 2.4 0 1 0 .1 0zM8 9l12 8M8 16L20 7',
    export: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
    projects: 'M4 7h6l2 2h8v10H4z',
    crew: 'M9 4.5a3 3 0 1 0 .1 0M3.5 19.5v-2a4.5 4.5 0 0 1 4.5-4.5h2a4.5 4.5 0 0 1 4.5 4.5v2M16.5 6a2.5 2.5 0 1 0 .1 0M17 13.5a4 4 0 0 1 3.5 4v2',
    undo: 'M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
    redo: 'M15 6l4.5 4.5L15 15M19 10.5h-9a5 5 0 0 0 0 10h3',
    history: 'M12 7v5l3.5 2M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 9M4.5 4.5V9H9',
    play: 'M8 5l11 7-11 7z', pause: 'M8 5v14M16 5v14', stop: 'M6 6h12v12H6z',
    plus: 'M12 5v14M5 12h14', split: 'M12 3v18M8 8l-4 4 4 4M16 8l4 4-4 4',
    merge: 'M4 12h6M14 12h6M8 9l3 3-3 3M16 9l-3 3 3 3', copy: 'M8 8h11v11H8zM5 16V5h11',
    trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7', retry: 'M19 8a8 8 0 1 0 1.5 6M20 3.5V8.5h-5',
    close: 'M6 6l12 12M18 6L6 18', sun: 'M12 8a4 4 0 1 0 .1 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5 5l1.6 1.6M17.4 17.4L19 19M5 19l1.6-1.6M17.4 6.6L19 5',
    brush: 'M19.5 4.5L11 13M9 13.5c2 0 3 1.2 3 2.7 0 2-2 3.3-6.5 3.3 1.5-1 1.200-2 1.5-3.500.3-1.5 1-2.5 2-2.5z',
    picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9a.5.5 0 1 0 .1 0',
    more: 'M6 12h.1M12 12h.1M18 12h.1', search: 'M10.5 4.5a6 6 0 1 0 .1 0M15 15l5 5',
    arrows: 'M3 17c5-1 9-4 12-9M10.5 7l5-.5 1.500 5M5 21l14-3M16 15.5l3.5 2.300-2.500 3.200',
    loop: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  };

  function icon(name, size = 16) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const path = document.createElementNS(space, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('width', size);
    svg.setAttribute('height', size);
    svg.setAttribute('class', 'sr-icon');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', icons[name] || '');
    svg.append(path);
    return svg;
  }

  return icon;
})();

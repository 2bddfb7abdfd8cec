// A chart as a picture to paste into a report: its title and period above it, on the page's own ground.
const SCALE = 2;
const HEAD = 56;

export function savePicture(chart, name, title, note, theme) {
  const drawn = chart.renderToCanvas({ pixelRatio: SCALE, backgroundColor: theme.surface });
  const picture = document.createElement("canvas");
  picture.width = drawn.width;
  picture.height = drawn.height + HEAD * SCALE;
  const pen = picture.getContext("2d");
  pen.fillStyle = theme.surface;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(drawn, 0, HEAD * SCALE);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = theme.ink;
  pen.font = `600 16px ${theme.font}`;
  pen.fillText(title, 12, 24);
  pen.fillStyle = theme.inkSoft;
  pen.font = `12px ${theme.font}`;
  pen.fillText(note, 12, 44);
  picture.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

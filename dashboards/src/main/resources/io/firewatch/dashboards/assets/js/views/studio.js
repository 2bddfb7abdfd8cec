// A rule's page in the studio. Each panel is a module of its own, studio-<panel>.js, whose show(panel) fills it.
export function showStudio() {
  document.querySelectorAll("[data-studio]").forEach(async (panel) => {
    try {
      const { show } = await import(`./studio-${panel.dataset.studio}.js`);
      await show(panel);
    } catch (error) {
      console.error(error);
      panel.dataset.state = "error";
    }
  });
}

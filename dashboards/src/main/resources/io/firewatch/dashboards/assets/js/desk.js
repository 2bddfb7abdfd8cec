// Everything the pages do beyond plain HTML. Each module is one behaviour.
import { showCharts } from "./views/chart-panel.js";
import { showBoard } from "./views/board.js";
import { showDossier } from "./views/dossier.js";
import { followAlerts } from "./views/live.js";
import { keepSelection } from "./views/selection.js";
import { searchAsOneTypes } from "./views/search.js";
import { sayWhatFailed } from "./views/failures.js";
import { showStudio } from "./views/studio.js";
import { showMeasures } from "./views/studio-measures.js";

showCharts(document);
showBoard();
showDossier();
showStudio();
showMeasures();
followAlerts();
searchAsOneTypes();
sayWhatFailed();
keepSelection();

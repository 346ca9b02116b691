import "@tabler/core/dist/css/tabler.min.css";
import "../css/desk.css";
import "htmx.org";

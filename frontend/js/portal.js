import "../css/bootstrap.scss";
import "../css/portal.css";

{% load static %}// Shows the page for a lost line when the network does not answer. It keeps no answers and sends nothing.
const PAGE = "{% url 'portal:offline' %}";
const KEPT = [
  PAGE,
  "{% static 'build/portal.css' %}", "{% static 'build/portal.js' %}", "{% static 'build/terraces.svg' %}",
  "{% static 'build/be-vietnam-pro-latin-400-normal.woff2' %}", "{% static 'build/be-vietnam-pro-latin-600-normal.woff2' %}",
  "{% static 'build/be-vietnam-pro-vietnamese-400-normal.woff2' %}", "{% static 'build/be-vietnam-pro-vietnamese-600-normal.woff2' %}",
];
const STORE = "lost-line";
const OFFICIALS = ["/can-bo/", "/tai-khoan/"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (OFFICIALS.some((begin) => path.startsWith(begin))) return;
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (event.request.method === "GET" && KEPT.includes(path)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});

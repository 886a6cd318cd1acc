(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.getElementById("theme");
  function dark() {
    var set = root.getAttribute("data-theme");
    return set ? set === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function label() { button.textContent = dark() ? "Light page" : "Dark page"; }
  if (button) {
    button.hidden = false;
    label();
    button.addEventListener("click", function () {
      root.setAttribute("data-theme", dark() ? "light" : "dark");
      label();
    });
  }
  function light() {
    document.querySelectorAll(".lit").forEach(function (e) { e.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1));
    if (!id) { return; }
    var target = document.getElementById(id);
    if (target && target.closest("details")) { target.closest("details").open = true; target.scrollIntoView(); }
    document.querySelectorAll("[data-m]").forEach(function (e) {
      if (e.getAttribute("data-m").split(" ").indexOf(id) >= 0) { e.classList.add("lit"); }
    });
  }
  window.addEventListener("hashchange", light);
  light();
  document.querySelectorAll("input[data-filter]").forEach(function (input) {
    var rows = document.querySelectorAll(input.getAttribute("data-filter"));
    input.closest("p").hidden = false;
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
        if (words.length && !row.hidden && row.closest("details")) { row.closest("details").open = true; }
      });
    });
  });
}());

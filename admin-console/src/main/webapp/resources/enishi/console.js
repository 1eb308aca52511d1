/* Comfort only: every page works without it. */
(function () {
  'use strict';

  // The server renders times in the reader's zone; it learns the zone here.
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && document.cookie.indexOf('enishi-zone=' + encodeURIComponent(zone)) < 0) {
    document.cookie = 'enishi-zone=' + encodeURIComponent(zone) + '; path=/admin; max-age=31536000; SameSite=Lax'
        + (location.protocol === 'https:' ? '; Secure' : '');
  }

  function copied(button) {
    var before = button.getAttribute('aria-label');
    button.classList.add('copied');
    button.setAttribute('aria-label', button.dataset.copied);
    button.dataset.said = button.dataset.copied;
    window.setTimeout(function () {
      button.classList.remove('copied');
      button.setAttribute('aria-label', before);
    }, 1600);
  }

  function copyOldWay(text) {
    var area = document.createElement('textarea');
    area.value = text;
    area.className = 'offscreen';
    document.body.appendChild(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-copy]');
    if (!button) return;
    var text = button.dataset.copy;
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(function () { copied(button); }, function () { copyOldWay(text); copied(button); });
    } else {
      copyOldWay(text);
      copied(button);
    }
    button.focus();
  });

  // A select in a filter takes effect at once.
  document.addEventListener('change', function (event) {
    var form = event.target.closest('form.filter');
    if (form && event.target.matches('select')) form.requestSubmit();
  });

  // Empty fields have no business in the address.
  document.addEventListener('submit', function (event) {
    if (!event.target.matches('form.filter')) return;
    event.target.querySelectorAll('input, select').forEach(function (field) {
      if (!field.value) field.disabled = true;
    });
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form.filter :disabled').forEach(function (field) { field.disabled = false; });
  });

  // Something on this page has changed: the parts that are live are asked for again.
  var asking = false;
  var again = false;
  window.enishiLive = function () {
    if (asking) { again = true; return; }
    asking = true;
    fetch('partner-live' + location.search, { credentials: 'same-origin' })
        .then(function (answer) { return answer.ok ? answer.text() : ''; })
        .then(function (html) {
          var fresh = new DOMParser().parseFromString(html, 'text/html');
          fresh.querySelectorAll('[data-live]').forEach(function (part) {
            var shown = document.getElementById(part.id);
            if (shown && shown.innerHTML !== part.innerHTML) shown.innerHTML = part.innerHTML;
          });
        })
        .catch(function () { /* The page stays as it is, as it would without all this. */ })
        .then(function () {
          asking = false;
          if (again) { again = false; window.enishiLive(); }
        });
  };
})();

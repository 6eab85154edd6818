// Keeps the page of an order up to date: the server renders, this only asks again.
const main = document.querySelector("main[data-live]");
if (main) {
  setInterval(async () => {
    const answer = await fetch(main.dataset.live);
    if (answer.ok) main.innerHTML = await answer.text();
  }, 1000);
}

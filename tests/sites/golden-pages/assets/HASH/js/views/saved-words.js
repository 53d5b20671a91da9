document.body.insertAdjacentHTML("beforeend", `<template data-words>
<span data-word="items" data-one="{count} kohta">{count} kohtaa</span>
<span data-word="items-done">{done}/{count} tehty</span>
<span data-word="all-done" data-one="Ainoa kohta tehty">Kaikki {count} tehty</span>
<span data-word="items-left-out">{words}, {left} ei koske teitä</span>
<span data-word="property-status" data-one="{count} merkitty kohta" data-other="{count} merkittyä kohtaa">merkintä</span>
<span data-word="property-given" data-one="{count} vastaus" data-other="{count} vastausta">vastaus</span>
<span data-word="saved-beside">Tallennettu</span>
<span data-word="saved-here">Tallessa tässä selaimessa: {what}. Viimeksi tallennettu {day} klo {hour}.</span>
<span data-word="save-file-too">Jos selain tyhjentää tietonsa suljettaessa, tallentakaa myös tiedosto.</span>
<span data-word="without-copy" data-one="{count} muutos ei ole tiedostossa.">{count} muutosta ei ole tiedostossa.</span>
<span data-word="half-date">Päivää ei ole tallennettu. Kirjoittakaa päivä, kuukausi ja vuosi.</span>
<span data-word="far-date">Päivää ei ole tallennettu. Kirjoittakaa vuosi neljällä numerolla, 2000–2099.</span>
<span data-word="told-saved">Selain sai tiedoston.</span>
<span data-word="file-given">Katsokaa, että tiedosto on ladatuissa tiedostoissa.</span>
<span data-word="told-unread">Ladatkaa sivu uudelleen.</span>
<span data-word="not-undone">Ei kumottu: toinen välilehti on muuttanut tätä.</span>
<span data-word="undone">Kumottu.</span>
<span data-word="undo-more">Voitte kumota vielä {count}.</span>
<span data-word="file-is-there">Tiedosto on tallessa</span>
<span data-word="told-kept">Tiedosto on varmuuskopionne.</span>
<span data-word="add-to-path">Lisää omalle polulle</span>
<span data-word="remove-from-path">Poista omalta polulta</span>
<span data-word="save-as-file">Tallenna tiedostoksi</span>
<span data-word="remove-copies">Poista vanhat varmuuskopiot ({count}) ja tallenna</span>
<span data-word="no-room-for-copy">Varmuuskopio ei mahdu selaimeen. Jatketaanko ilman? Muutoksen voi kumota, kun sivu on auki.</span>
<span data-word="news-new">Uusi kohta.</span>
<span data-word="news-changed">Kohta on muuttunut.</span>
<span data-word="mark-kept">Merkintänne säilyi: katsokaa, pitääkö se yhä.</span>
<span data-word="looked-at">Katsottu</span>
<span data-word="property-reason" data-one="{count} perustelu" data-other="{count} perustelua">perustelu</span>
<span data-word="property-owner" data-one="{count} tekijä" data-other="{count} tekijää">tekijä</span>
<span data-word="property-date" data-one="{count} päivä" data-other="{count} päivää">päivä</span>
<span data-word="property-notes" data-one="{count} muistiinpano" data-other="{count} muistiinpanoa">muistiinpanot</span>
<span data-word="no-value">tyhjä</span>
<span data-word="two-versions">Kaksi versiota</span>
<span data-word="versions">{count} versiota</span>
<span data-word="keep-all">Pidä kaikki</span>
<span data-word="versions-told">Useampi versio {count} kohdassa.</span>
<span data-word="to-versions">Siirry ensimmäiseen</span>
<span data-word="written-here">Tässä selaimessa {day} klo {hour}</span>
<span data-word="written-there">Muualla {day} klo {hour}</span>
<span data-word="late">Myöhässä</span>
<span data-word="arrived-step">Vaihe on tehty</span>
<span data-word="arrived-area">Alue on kuljettu</span>
<span data-word="arrived-all">Olette perillä</span>
<span data-word="steps-done">Polusta on tehty {done}/{count} vaihetta.</span>
<span data-word="next-step">Seuraavaksi: {step}</span>
<span data-word="told-unknown">Emme tiedä</span>
<span data-word="told-left-out">Ei koske meitä</span>
<span data-word="told-elsewhere">Hoidetaan muualla</span>
<span data-word="nothing-to-clear">Tyhjennettävää ei ole.</span>
<span data-word="cleared">Merkinnät on tyhjennetty.</span>
<span data-word="cleared-unsaved">Merkinnät on tyhjennetty tältä sivulta, mutta selain ei voinut tallentaa.</span>
</template>
<template data-piece="item-form"><div class="more">
<div class="pair">
<p class="field"><label>Kuka <input type="text" name="owner" list="nimet"></label></p>
<p class="field"><label>Milloin <input type="date" name="date" min="2000-01-01" max="2099-12-31"></label></p>
</div>
<fieldset class="choices">
<legend>Kuuluuko tämä teille?</legend>
<label><input type="radio" value="todo"> Kyllä</label>
<label><input type="radio" value="left-out"> Ei koske meitä</label>
<label><input type="radio" value="elsewhere"> Hoidetaan muualla</label>
</fieldset>
<p class="field reason"><label>Miksi tai kuka (jää tähän selaimeen) <input type="text" name="reason"></label></p>
</div></template>
<template data-piece="plan"><form class="plan" method="dialog" autocomplete="off">
<p class="facts">Tiedot pysyvät tässä selaimessa.</p>
<p><label>Tekijä <input type="text" name="owner" list="nimet"></label></p>
<p><label>Valmis viimeistään <input type="date" name="date" min="2000-01-01" max="2099-12-31"></label></p>
<p><label>Muistiinpanot <textarea name="notes" rows="4"></textarea></label></p>
</form></template>
<template data-piece="versions"><div class="versions" role="group"><p><strong class="late"></strong> <span></span></p><div><p><q></q> <span class="facts"></span> <button class="quiet" type="button">Pidä tämä</button></p></div><button class="quiet" type="button">Pidä molemmat</button></div></template>`);

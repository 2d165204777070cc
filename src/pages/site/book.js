// Names of models are long: in the sidebar and in headings they break between their words.
for (const link of document.querySelectorAll('.sidebar .chapter a, main h1 a')) {
    for (const node of link.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
            node.data = node.data.replace(/[a-z\d](?=[A-Z])|[A-Z](?=[A-Z][a-z])|_/g, '$&\u200b');
        }
    }
}

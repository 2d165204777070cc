// A sidebar for each folder of pages, as sailgen wrote it.
const fs = require('fs');

const folders = fs.readdirSync('docs').filter(folder => fs.existsSync(`docs/${folder}/sidebar.json`));
module.exports = Object.fromEntries(folders.map(folder => [folder, require(`./docs/${folder}/sidebar.json`)]));

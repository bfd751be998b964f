// Reads lines of address and name, prints address, name and 1 where Haraka's own module finds the name generic
// (is_generic_rdns, which refuses the client where reject.generic_rdns is set).
'use strict'
const readline = require('node:readline')
const fixtures = require('haraka-test-fixtures')
const tlds = require('haraka-tld')

const plugin = new fixtures.plugin('haraka-plugin-fcrdns')
plugin.is_generic_rdns = require('haraka-plugin-fcrdns').is_generic_rdns

function begin() {
  // It loads its lists of suffixes in the background and finds no name generic before.
  if (!tlds.get_organizational_domain('a.example.net')) {
    setTimeout(begin, 20)
    return
  }
  readline.createInterface({ input: process.stdin }).on('line', judge)
}

function judge(line) {
  const [ip, name] = line.split('\t')
  const connection = fixtures.connection.createConnection()
  connection.remote.ip = ip
  const generic = name && name !== '-' ? plugin.is_generic_rdns(connection, name) : false
  process.stdout.write(`${ip}\t${name ?? ''}\t${generic ? 1 : 0}\n`)
}

begin()

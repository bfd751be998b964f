#!/usr/bin/perl
# Reads lines of address and name, prints address, name and 1 where SpamAssassin's own engine says RDNS_DYNAMIC.
# A mail is made for each, with the one Received line that a server writes for such a client; nothing is asked in the network.
use strict;
use warnings;
use Mail::SpamAssassin;

my $rules = do { local (@ARGV, $/) = ('/usr/share/spamassassin/20_dynrdns.cf'); <> };
my $sa = Mail::SpamAssassin->new({
    dont_copy_prefs => 1, local_tests_only => 1, userprefs_filename => '/dev/null', home_dir_for_helpers => '/nonexistent',
    site_rules_filename => '/nonexistent', rules_filename => '/nonexistent',
    config_text => "loadplugin Mail::SpamAssassin::Plugin::Check\nloadplugin Mail::SpamAssassin::Plugin::HeaderEval\n"
        . "dns_available no\nuse_bayes 0\nclear_trusted_networks\nclear_internal_networks\n"
        . $rules . "\nscore RDNS_DYNAMIC 1\n",
});
$sa->init(1);
while (my $line = <STDIN>) {
    chomp $line;
    my ($ip, $name) = split /\t/, $line, -1;
    $name //= '';
    my $found = 0;
    if ($name ne '' && $name ne '-') {
        my $text = "Received: from $name ($name [$ip])\n\tby mx.example.org (Postfix) with ESMTP id 1\n"
            . "\tfor <a\@example.org>; Wed, 25 Nov 2026 12:00:00 +0000\nFrom: a\@example.net\nTo: a\@example.org\n"
            . "Subject: x\nDate: Wed, 25 Nov 2026 12:00:00 +0000\nMessage-ID: <1\@example.net>\n\nx\n";
        my $mail = $sa->parse($text);
        my $status = $sa->check($mail);
        $found = grep { $_ eq 'RDNS_DYNAMIC' } split /,/, $status->get_names_of_tests_hit();
        $status->finish();
        $mail->finish();
    }
    print "$ip\t$name\t", ($found ? 1 : 0), "\n";
}

<?php
// Passes a post through WordPress: `php wordpress.php FOLDER author|contributor` reads the post as the editor saves it and writes
// what the theme prints. A contributor may not post unfiltered HTML. WordPress runs without a database; what would ask one for
// options gets none.
[, $folder, $role] = $argv;
define('ABSPATH', $folder . '/');
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', sys_get_temp_dir());
define('WP_DEBUG', false);
require ABSPATH . WPINC . '/version.php';
require ABSPATH . WPINC . '/load.php';
require ABSPATH . WPINC . '/plugin.php';
foreach ([
    'compat', 'functions', 'class-wp-list-util', 'l10n', 'formatting', 'kses', 'shortcodes', 'cache', 'class-wp-object-cache',
    'class-wp-error', 'pomo/translations', 'link-template', 'general-template', 'media', 'class-wp-block-parser', 'class-wp-block-type',
    'class-wp-block-type-registry', 'class-wp-block-list', 'class-wp-block', 'class-wp-block-supports', 'blocks', 'post', 'user',
    'option', 'pluggable', 'embed', 'query',
] as $part) {
    require_once ABSPATH . WPINC . "/$part.php";
}
wp_cache_init();
foreach (['blog_charset' => 'UTF-8', 'use_smilies' => '1', 'WPLANG' => ''] as $name => $value) {
    add_filter("pre_option_$name", fn() => $value);
}
$content = stream_get_contents(STDIN);
if ($role === 'contributor') {
    $content = wp_unslash(wp_filter_post_kses(wp_slash($content)));
}
// The filters of wp-includes/default-filters.php, in their order.
add_filter('the_content', 'do_blocks', 9);
foreach (['wptexturize', 'wpautop', 'shortcode_unautop', 'wp_filter_content_tags'] as $filter) {
    add_filter('the_content', $filter);
}
add_filter('the_content', 'do_shortcode', 11);
add_filter('the_content', 'convert_smilies', 20);
echo apply_filters('the_content', $content);
